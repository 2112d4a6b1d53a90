using System.Numerics.Tensors;
using Makemore;

namespace Names;

/// <summary>The notebook from top to bottom: names, vocabulary, examples, parameters, training, new names.</summary>
/// <param name="output">Receives what the notebook shows.</param>
internal sealed class Notebook(TextWriter output)
{
    /// <summary>Runs the notebook.</summary>
    /// <param name="names">The names to learn from.</param>
    /// <param name="options">The options of the training; the notebook's when null.</param>
    public void Run(Corpus names, TrainingOptions? options = null)
    {
        var model = new NameModel(seed: 42);
        output.WriteLine($"The notebook, by {model.Spec.ToAttribute()} {model.Spec.Name}");

        Heading("Names");
        output.WriteLine($"{names.Count:N0} from {names.Source}, the first:");
        output.WriteLine(string.Join(", ", names.Take(10)));

        Heading("Vocabulary");
        Vocabulary vocabulary = NameModel.Vocabulary;
        output.WriteLine($"{vocabulary.Count} tokens; '.' marks the beginning and the end of a name");
        Entries("stoi", vocabulary.Tokens.Select((token, number) => $"'{token}': {number}"));
        Entries("itos", vocabulary.Tokens.Select((token, number) => $"{number}: '{token}'"));

        Heading("Examples");
        var data = ContextDataset.Build(names, vocabulary, NameModel.ContextLength);
        int[] x = data.Context(1).ToArray();
        int y = data.Target(1);
        output.WriteLine($"X  ({data.Count}, {data.ContextLength})   X[1] = [{string.Join(", ", x)}]   {vocabulary.Decode(x)}");
        output.WriteLine($"Y  ({data.Count},)     Y[1] = {y}   {vocabulary[y]}");
        output.WriteLine($"{data.DistinctContexts:N0} contexts are distinct");

        Heading("Parameters");
        Parameters(model);

        Heading("Training");
        Train(model, data, options ?? new TrainingOptions());

        Heading("New names");
        HashSet<string> known = [.. names];
        IReadOnlyList<string> samples = model.Sample(10);
        int width = samples.Max(name => name.Length);
        foreach (string name in samples)
            output.WriteLine($"{name.PadRight(width)}  {(known.Contains(name) ? "in the corpus" : "new")}");

        Scale(model, names);
    }

    /// <summary>Shows the loss of the model between those of models that only count.</summary>
    private void Scale(NameModel model, Corpus names)
    {
        const int order = 6;
        (Corpus train, Corpus dev, _) = names.Split(CorpusSplit.Makemore);
        if (dev.Count == 0)
            return;
        ContextDataset counted = Data(train), judged = Data(dev);
        var bigrams = new NgramModel(NameModel.Vocabulary, order: 2, NgramSmoothing.AddK(1));
        var kneserNey = new NgramModel(NameModel.Vocabulary, order);
        bigrams.Train(counted);
        kneserNey.Train(counted);

        Heading("Scale");
        output.WriteLine($"losses on {dev.Count:N0} of the names; the n-grams are counted on {train.Count:N0} others");
        output.WriteLine($"{"all letters equally likely",-28} {MathF.Log(NameModel.VocabularySize):0.0000}");
        output.WriteLine($"{"this model",-28} {model.Loss(ContextDataset.Build(dev, NameModel.Vocabulary, NameModel.ContextLength)):0.0000}   trained on these names too");
        output.WriteLine($"{"bigrams, add-1",-28} {bigrams.Loss(judged):0.0000}");
        output.WriteLine($"{$"Kneser–Ney of order {order}",-28} {kneserNey.Loss(judged):0.0000}");
        output.WriteLine("\nA better model: dotnet run -c Release --project src/Makemore.Tool -- \\\n    train --preset lecture");

        static ContextDataset Data(Corpus part) => ContextDataset.Build(part, NameModel.Vocabulary, order - 1);
    }

    private void Heading(string title) => output.WriteLine($"\n{$"── {title} ".PadRight(72, '─')}");

    private void Entries(string name, IEnumerable<string> entries)
    {
        foreach (string[] line in entries.Chunk(9))
        {
            output.WriteLine($"{name,-4}  {string.Concat(line.Select(entry => $"{entry,-8}"))}".TrimEnd());
            name = "";
        }
    }

    private void Parameters(NameModel model)
    {
        output.WriteLine($"      {"shape",-12} {"count",9} {"norm",10}   starts as");
        foreach (ParameterSpec parameter in model.Spec.Parameters)
        {
            string shape = $"({string.Join(", ", parameter.Shape)})";
            float norm = Tensor.Norm<float>(model.Parameters[parameter.Name]);
            output.WriteLine($"{parameter.Name,-5} {shape,-12} {parameter.Count,9:N0} {norm,10:0.0000}   {parameter.Initialization}");
        }
        output.WriteLine($"{"all",-5} {"",-12} {NameModel.ParameterCount,9:N0}\n");

        IEnumerable<string> numbers = Enumerable.Range(0, NameModel.EmbedSize).Select(column => $"{model.E[1, column],7:0.0000}");
        output.WriteLine($"E[1] = [{string.Join(",\n        ", numbers.Chunk(8).Select(line => string.Join(", ", line)))}]");
    }

    private void Train(NameModel model, ContextDataset data, TrainingOptions options)
    {
        output.WriteLine($"{options.Steps} steps, each over all {data.Count:N0} examples, at learning rate {options.LearningRate}\n");
        TrainingResult result = model.Train(data, options, new LossLines(output, options.ReportEvery));
        output.WriteLine($"\ntrained in {result.Elapsed.TotalSeconds:0.0} s; the loss on all these examples is {model.Loss(data):0.0000}");
    }
}
