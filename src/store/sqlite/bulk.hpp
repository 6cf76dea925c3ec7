/// A large load into a store without observations, as SQLite does it best.
#pragma once

#include "store/sqlite/connection.hpp"

namespace edv::store::sqlite {

/// Indexes are made at the end and references checked all at once.
class Load final : public store::Bulk {
public:
    explicit Load(Connection& connection);
    ~Load() override;
    Load(const Load&) = delete;
    Load& operator=(const Load&) = delete;

    void start() override;
    void finish() override;

private:
    void drop_indexes();

    Connection& connection_;
    std::vector<std::string> dropped_; ///< how each was made
};

} // namespace edv::store::sqlite
