// TorchSharp's operators and optimizers make a scalar for each number, and do not keep it while libtorch reads it: a garbage
// collection that another thread begins in that moment frees it ("Unknown scalar type"). So no test runs beside another,
// and the project turns collections in the background off.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
