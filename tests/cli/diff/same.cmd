sentei diff ../verify/base ../verify/base
