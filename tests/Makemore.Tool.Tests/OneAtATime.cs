// A test changes the current folder, which belongs to the process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
