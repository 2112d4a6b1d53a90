// TorchSharp's operators and optimizers make a scalar for each number, and do not keep it while libtorch reads it: a garbage
// collection that another thread begins in that moment frees it ("Unknown scalar type", "Expected false to be true"). So no
// test runs beside another, the project turns collections in the background off, and few-collections.runsettings makes all
// others rare, because the threads that report the results begin some of them.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
