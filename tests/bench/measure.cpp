// Measures commands and compares what was measured:
//     measure run SAMPLES CASE COMMAND ...            runs it and adds a line to the file: case, wall and cpu
//     seconds, peak KiB measure compare SAMPLES WHAT A B REACH AIM      one line: how many times B's wall,
//     cpu and memory A took, and the verdict measure memory SAMPLES WHAT A B REACH AIM       the same, but
//     the verdict is on memory measure peak SAMPLES WHAT A REACH AIM           one line: the peak of A in
//     MiB, and the verdict
//     measure time SAMPLES WHAT A REACH AIM           the same of its seconds
// Ratios are of medians; in brackets the lowest and highest of the rounds.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

struct Sample {
    double wall = 0;
    double cpu = 0;
    double peak = 0;
};

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

int run(const std::string& samples, const std::string& name, char** command) {
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = vfork();
    if (child == 0) {
        execvp(command[0], command);
        _exit(127);
    }
    int status = 0;
    rusage used{};
    if (child < 0 || wait4(child, &status, 0, &used) < 0)
        return 3;
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        std::cerr << "failed: " << name << ": " << command[0] << '\n';
        return 3;
    }
    std::ofstream out(samples, std::ios::app);
    out << name << ' ' << wall.count() << ' ' << seconds(used.ru_utime) + seconds(used.ru_stime) << ' '
        << used.ru_maxrss << '\n';
    return out.flush() ? 0 : 3;
}

std::vector<Sample> read(const std::string& samples, const std::string& wanted) {
    std::ifstream in(samples);
    std::vector<Sample> found;
    std::string name;
    for (Sample one; in >> name >> one.wall >> one.cpu >> one.peak;)
        if (name == wanted)
            found.push_back(one);
    if (!found.empty())
        return found;
    std::cerr << "nothing was measured of " << wanted << '\n';
    std::exit(3);
}

double median(const std::vector<Sample>& samples, double Sample::*what) {
    std::vector<double> values;
    for (const Sample& one : samples)
        values.push_back(one.*what);
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 != 0 ? values[half] : (values[half - 1] + values[half]) / 2;
}

/// A goal that is "-" is none.
std::string verdict(double value, const std::string& reach, const std::string& aim) {
    if (reach == "-" && aim == "-")
        return "";
    if (aim != "-" && value <= std::stod(aim))
        return "aim met";
    if (reach != "-" && value <= std::stod(reach))
        return "reach met";
    return "misses";
}

int compare(double Sample::*judged, const std::string& samples, const std::string& what, const std::string& a,
            const std::string& b, const std::string& reach, const std::string& aim) {
    const std::vector<Sample> ours = read(samples, a);
    const std::vector<Sample> theirs = read(samples, b);
    std::vector<double> rounds;
    for (std::size_t i = 0; i < std::min(ours.size(), theirs.size()); ++i)
        rounds.push_back(ours[i].wall / theirs[i].wall);
    const auto [low, high] = std::minmax_element(rounds.begin(), rounds.end());
    auto ratio = [&](double Sample::*field) { return median(ours, field) / median(theirs, field); };
    std::printf("| %-44s | %6.2f [%.2f, %.2f] | %6.2f | %6.2f | %5s | %5s | %s |\n", what.c_str(),
                ratio(&Sample::wall), *low, *high, ratio(&Sample::cpu), ratio(&Sample::peak), reach.c_str(),
                aim.c_str(), verdict(ratio(judged), reach, aim).c_str());
    return 0;
}

int peak(const std::string& samples, const std::string& what, const std::string& a, const std::string& reach,
         const std::string& aim) {
    const double most = median(read(samples, a), &Sample::peak) / 1024;
    std::printf("| %-44s | | | %6.0f MiB | %5s | %5s | %s |\n", what.c_str(), most, reach.c_str(),
                aim.c_str(), verdict(most, reach, aim).c_str());
    return 0;
}

int time(const std::string& samples, const std::string& what, const std::string& a, const std::string& reach,
         const std::string& aim) {
    const std::vector<Sample> ours = read(samples, a);
    const double wall = median(ours, &Sample::wall);
    std::printf("| %-44s | %6.2f s | %6.2f s | | %5s | %5s | %s |\n", what.c_str(), wall,
                median(ours, &Sample::cpu), reach.c_str(), aim.c_str(), verdict(wall, reach, aim).c_str());
    return 0;
}

} // namespace

int main(int count, char** given) {
    const std::vector<std::string> words(given + 1, given + count);
    if (words.size() > 3 && words[0] == "run")
        return run(words[1], words[2], given + 4);
    if (words.size() == 7 && (words[0] == "compare" || words[0] == "memory"))
        return compare(words[0] == "compare" ? &Sample::wall : &Sample::peak, words[1], words[2], words[3],
                       words[4], words[5], words[6]);
    if (words.size() == 6 && words[0] == "peak")
        return peak(words[1], words[2], words[3], words[4], words[5]);
    if (words.size() == 6 && words[0] == "time")
        return time(words[1], words[2], words[3], words[4], words[5]);
    std::cerr << "usage: measure run SAMPLES CASE COMMAND ... | measure compare|memory SAMPLES WHAT A B "
                 "REACH AIM | "
                 "measure peak|time SAMPLES WHAT A REACH AIM\n";
    return 2;
}
