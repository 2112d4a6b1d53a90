using System.Globalization;
using Makemore.CommandLine.Data;
using Makemore.CommandLine.Training;
using Makemore.Testing;
using Makemore.Tool.Presets;

namespace Makemore.CommandLine.Tests.Training;

public sealed class ModelFilesTests : IDisposable
{
    /// <summary>The largest number of bytes of a name on the usual file systems.</summary>
    private const int MaxNameBytes = 255;

    private readonly TemporaryFolder _folder = new();
    private readonly string _data;

    public ModelFilesTests() => _data = SmallCorpus.WriteTo(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WithoutAFileTheModelIsInOneWithTheNameOfThePreset()
    {
        Run run = await Run.In(_folder, "train", "--data", _data, "--preset", "lecture", "--steps", "2");

        string model = _folder["lecture.safetensors"];
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.Contains($"saved in {model}", run.Lines);
        Assert.Equal(2, Provenance.Read(model)!.Run!.Steps);

        Run again = await Run.In(_folder, "train", "--data", _data, "--preset", "lecture", "--steps", "3");
        Assert.Contains($"saved in {model}, in place of the file that was there", again.Lines);
        Assert.Equal(3, Provenance.Read(model)!.Run!.Steps);
    }

    [Fact]
    public async Task EachSeedHasAFile()
    {
        await Run.In(_folder, "train", "--data", _data, "--steps", "2", "--seeds", "1,2");

        Assert.Equal(1, Provenance.Read(_folder["notebook-seed1.safetensors"])!.Run!.Seed);
        Assert.Equal(2, Provenance.Read(_folder["notebook-seed2.safetensors"])!.Run!.Seed);
    }

    [Fact]
    public async Task TheBestModelIsKeptIfTheLastIsWorse()
    {
        // So few names are soon learned by heart.
        Run run = await Run.Of("train", "--data", _data, "--steps", "201", "--learning-rate", "1", "--out", _folder["names.safetensors"]);

        string path = _folder["names-best.safetensors"];
        Provenance last = Provenance.Read(_folder["names.safetensors"])!, best = Provenance.Read(path)!;
        Assert.InRange(best.Run!.Steps, 20, 180);
        Assert.True(best.DevLoss < last.DevLoss);
        CorpusPart dev = CorpusPart.Split(Corpus.Load(_data), Protocol.Default, new Notebook().Spec).Dev;
        Assert.Equal(best.DevLoss, Notebook.Load(path).Loss(dev.Examples));
        Assert.Contains($"the dev loss was lowest after {best.Run!.Steps} steps: {best.DevLoss:0.0000}; that model is in {path}", run.Lines);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--patience 3")]
    public async Task AModelThatIsWorseThanTheUntrainedOneIsNotTheBest(string options)
    {
        string[] train = ["train", "--data", _data, "--steps", "100", "--batch-size", "8", "--learning-rate", "5", "--report-every", "10", "--out", _folder["names.safetensors"]];
        Run run = await Run.Of([.. train, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        string untrained = run.Lines.First(line => line.StartsWith("step 0:", StringComparison.Ordinal)).Split("dev loss = ")[1];
        Assert.Contains($"no trained model had a lower dev loss than the untrained one: {untrained}; try a smaller learning rate", run.Lines);
        Assert.DoesNotContain("the dev loss was lowest", run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["names-best.safetensors"]));
    }

    [Fact]
    public async Task NoOtherModelIsKeptIfTheLastIsTheBest()
    {
        string path = _folder["names.safetensors"];
        await Run.Of("train", "--steps", "41", "--out", path);

        Assert.True(File.Exists(path));
        Assert.False(File.Exists(_folder["names-best.safetensors"]));
    }

    /// <summary>As after a kill, which leaves the best model alone.</summary>
    [Fact]
    public async Task AnOlderBestModelIsToldBeforeTheFirstStep()
    {
        string[] train = ["train", "--data", _data, "--steps", "2", "--out", _folder["names.safetensors"]];
        string told = $"{_folder["names-best.safetensors"]} is there already; this training will replace or delete it";
        Assert.DoesNotContain(told, (await Run.Of(train)).Lines);
        _folder.Write("names-best.safetensors", "older"u8);

        string[] lines = (await Run.Of(train)).Lines;
        Assert.InRange(Array.IndexOf(lines, told), 0, Array.FindIndex(lines, line => line.StartsWith("step 0:", StringComparison.Ordinal)) - 1);
    }

    [Fact]
    public async Task TheBestModelOfAnInterruptedTrainingIsNotAnOlderOne()
    {
        string[] train = ["train", "--data", _data, "--steps", "50", "--out", _folder["names.safetensors"], "--checkpoint", _folder["state"]];
        using var writer = new CancelingWriter("step 20:");
        await Run.Of(writer, writer.Token, train);
        Assert.True(File.Exists(_folder["names-best.safetensors"]));

        Run rest = await Run.Of(train);
        Assert.Equal((ExitCode.Done, ""), (rest.ExitCode, rest.Errors));
        Assert.DoesNotContain("is there already", rest.Output, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task ALinkToNoFileReplacesNone()
    {
        File.CreateSymbolicLink(_folder["link"], _folder["absent"]);
        string[] train = ["train", "--data", _data, "--steps", "1", "--out", _folder["link"]];
        Assert.Contains($"saved in {_folder["link"]}", (await Run.Of(train)).Lines);
        Assert.Contains($"saved in {_folder["link"]}, in place of the file that was there", (await Run.Of(train)).Lines);
    }

    [Theory]
    [InlineData("v.txt", "to {0}", "export", "--model")]
    [InlineData("v.png", "in {0}", "plot", "embedding", "--model")]
    [InlineData("m.st", "saved in {0}", "evaluate", "--data", "{1}", "--mix", "kneser-ney,{2}")]
    [InlineData("t.html", "the report is {0}", "train", "--data", "{1}", "--steps", "1", "--html")]
    public async Task EveryCommandSaysIfItReplacesAFile(string file, string end, params string[] command)
    {
        string model = _folder["model.st"], output = _folder[file];
        await Run.Of("train", "--data", _data, "--steps", "1", "--out", model);
        string[] args = [.. command.Select(arg => string.Format(CultureInfo.InvariantCulture, arg, output, _data, model))];
        args = command[^1] is "--model" ? [.. args, model, "--out", output] : [.. args, .. command[^1] is "--html" ? (string[])[output] : ["--out", output]];
        string said = string.Format(CultureInfo.InvariantCulture, end, output);

        Assert.Single((await Run.Of(args)).Lines, line => line.EndsWith(said, StringComparison.Ordinal));
        Assert.Single((await Run.Of(args)).Lines, line => line.EndsWith($"{said}, in place of the file that was there", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ANameMayBeAsLongAsTheSystemAllows()
    {
        string longest = _folder[new string('n', MaxNameBytes)];
        Run run = await Run.Of("train", "--data", _data, "--steps", "41", "--out", longest);
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.Equal(41, Provenance.Read(longest)!.Run!.Steps);
        Assert.All(Directory.GetFiles(_folder.Path), file => Assert.DoesNotContain(".tmp", file, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ANameThatIsTooLongIsToldBeforeTheTraining()
    {
        string path = _folder[new string('n', MaxNameBytes + 1)];
        Run run = await Run.Of("train", "--data", _data, "--out", path);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.StartsWith($"error: --out {path} cannot be written: ", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("step 0", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASweepsFolderThatCannotBeWrittenIsToldBeforeTheTrainings()
    {
        Run run = await Run.Of("sweep", "--data", _data, "--steps", "2", "--results", _folder["s.db"], "--save-models", _data);
        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.StartsWith($"error: --save-models {_data} is a file; specify a folder.", run.Errors, StringComparison.Ordinal);
        Assert.Equal("", run.Output);

        run = await Run.Of("sweep", "--data", _data, "--steps", "2", "--results", Path.Combine(_folder["absent"], "s.db"));
        Assert.StartsWith("error: --results ", run.Errors, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }
}
