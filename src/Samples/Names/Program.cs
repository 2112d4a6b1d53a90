using System.Globalization;
using Makemore;
using Names;

// The program runs the notebook, on the embedded names or on those of a file: --data FILE.
// With other arguments it is the command line for NameModel, such as: train --data names.txt --out names.safetensors
if (args is not ([] or ["--data", _]))
    return await CommandLine.RunAsync(args);

// Numbers are written the same under every culture setting.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

try
{
    Corpus names = args is [_, var file] ? Corpus.Load(file) : Corpus.GivenNames;
    new Notebook(Console.Out).Run(names);
    return 0;
}
catch (Exception fault) when (fault is MakemoreException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"error: {fault.Message}");
    return 1;
}
