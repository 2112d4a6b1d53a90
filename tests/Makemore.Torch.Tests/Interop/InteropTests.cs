using System.Diagnostics;
using System.Numerics.Tensors;
using System.Text.Json;
using Makemore.Testing;
using Plain;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Makemore.Torch.Tests.Interop;

/// <summary>Programs that know nothing of this project read a model's file by its names and shapes, and write one.</summary>
[Collection(nameof(TorchProcess))]
public sealed class InteropTests : IDisposable
{
    private static readonly int[][] Contexts = [[0, 0, 0], [0, 0, 5], [5, 13, 13], [26, 1, 14]];

    private readonly TemporaryFolder _folder = new();
    private readonly NameModel _model = new(seed: 7);

    public InteropTests()
    {
        // So that the biases, which start as zeros, count.
        ContextDataset data = ContextDataset.Build(Corpus.FromLines(["emma", "olivia", "zoe"]), NameModel.Vocabulary, NameModel.ContextLength);
        _model.Train(data, new TrainingOptions { Steps = 20 });
        _model.Save(_folder["model.safetensors"]);
    }

    public void Dispose()
    {
        _model.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void AProgramOverTorchSharpComputesTheSameLogits()
    {
        using var scope = NewDisposeScope();
        Dictionary<string, Tensor> tensors = PlainProgram.Read(_folder["model.safetensors"]);
        Tensor X = tensor(Contexts.SelectMany(context => context).Select(token => (long)token).ToArray(), Contexts.Length, 3);
        float[] logits = PlainProgram.Logits(tensors, X).data<float>().ToArray();
        AssertLogits(Contexts.Select((_, i) => logits.AsMemory(27 * i, 27).ToArray()));
    }

    [Fact]
    public void AFileByAProgramOverTorchSharpIsLoadedByBothBackends()
    {
        using var scope = NewDisposeScope();
        PlainProgram.Write(_folder["plain.safetensors"], PlainProgram.Read(_folder["model.safetensors"]));
        AssertLoads(_folder["plain.safetensors"]);
    }

    [PythonFact]
    public void APythonProgramComputesTheSameLogitsAndItsFileIsLoadedByBothBackends()
    {
        string output = Run("python3",
        [
            Path.Combine(AppContext.BaseDirectory, "Interop", "plain.py"),
            _folder["model.safetensors"],
            _folder["python.safetensors"],
            .. Contexts.Select(context => string.Join(",", context)),
        ]);
        AssertLogits(JsonSerializer.Deserialize<float[][]>(output)!);
        AssertLoads(_folder["python.safetensors"]);
    }

    private static string Run(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    private void AssertLogits(IEnumerable<float[]> logits)
    {
        float[] expected = new float[NameModel.VocabularySize];
        foreach ((int[] context, float[] actual) in Contexts.Zip(logits))
        {
            _model.Logits(context, expected);
            Assert.Equal(expected, actual, (a, b) => Math.Abs(a - b) <= 1e-5f);
        }
    }

    private void AssertLoads(string path)
    {
        using var torch = NameModel.Load(path);
        foreach (ILanguageModel model in new ILanguageModel[] { torch, SimdNameModel.Load(path) })
        {
            foreach ((string name, Tensor<float> tensor) in _model.Parameters)
                Assert.Equal<float>([.. tensor], [.. model.Parameters[name]]);
        }
    }
}
