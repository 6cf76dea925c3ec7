/// The whole register, as it is exported.
#pragma once

#include "edv/store/store.hpp"

#include "base/data_package.hpp"

namespace edv::report {

/// A file for each kind of record, with every field that an import reads. Records are read when their file is
/// written: the store must live as long. An import of the folder into an empty store gives the same register.
DataPackage register_package(const store::Store& store);

} // namespace edv::report
