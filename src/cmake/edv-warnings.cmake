# The project's own warnings, for its own targets only.
add_library(edv_warnings INTERFACE)
target_compile_options(edv_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
  $<$<BOOL:${EDV_WERROR}>:-Werror>
  # g++ 12 sees uninitialised parts of std::variant and std::optional where there are none.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
