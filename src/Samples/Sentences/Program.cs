using System.Globalization;
using Makemore;
using Makemore.CommandLine.Embeddings;
using Sentences;

// Numbers are written the same under every culture setting.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

const int Seed = 42;
string picture = args is [var path] ? path : "sentences.png";
if (args.Length > 1 || !PictureFile.HasExtension(picture))
{
    Console.Error.WriteLine($"error: the only argument is the picture to draw, a file whose name ends in {string.Join(" or ", PictureFile.Extensions)}.");
    return 1;
}

try
{
    var experiment = new Experiment(Seed);
    Report.Write(Console.Out, experiment);
    EmbeddingPlot.Write(picture, "The embedding of the words", TokenVectors.Of(experiment.Model), Language.Groups);
    Console.WriteLine($"\nThe picture of the embedding is {picture}");
    return 0;
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"error: {exception.Message}");
    return 1;
}
