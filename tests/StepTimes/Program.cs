using Makemore;
using Makemore.StepTimes;

// The program has no other package, so that it can be compiled ahead of time, and run in a browser.
Corpus names = args is [var file] ? Corpus.Load(file) : Corpus.GivenNames;
ContextDataset data = ContextDataset.Build(names, NotebookModel.Vocabulary, NotebookModel.ContextLength);
foreach (int? batch in (int?[])[null, 32])
{
    string work = batch is int size ? $"mini-batch of {size}" : "full batch";
    double milliseconds = StepTime.Of(data, new TrainingOptions { BatchSize = batch }).TotalMilliseconds;
    Console.WriteLine($"{work}, a step: {milliseconds:0.0000} ms");
}
