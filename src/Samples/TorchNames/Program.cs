using System.Globalization;
using Makemore;
using TorchNames;

// Trains the notebook's model with both backends, and compares the losses and the generated names.

// Numbers are written the same under every culture setting.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

if (args is not ([] or ["--data", _]))
{
    Console.Error.WriteLine("usage: TorchNames [--data FILE]   FILE: one word per line, in the letters a to z [default: the embedded given names]");
    return 2;
}

try
{
    Corpus names = args is [_, var file] ? Corpus.Load(file) : Corpus.GivenNames;
    var data = ContextDataset.Build(names, NameModel.Vocabulary, NameModel.ContextLength);
    Console.WriteLine($"{names.Count:N0} names, {data.Count:N0} examples, {data.DistinctContexts:N0} distinct contexts");

    var simd = new NameModel();
    using var torch = new TorchNameModel();
    SideBySide.Train(data, simd, torch);
    SideBySide.Sample(simd, torch);
    return 0;
}
catch (Exception fault) when (fault is MakemoreException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(fault.Message);
    return 1;
}
