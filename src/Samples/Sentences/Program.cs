using Embeddings;
using Makemore;
using Sentences;

const int Seed = 42;
string picture = args is [var path] ? path : "sentences.png";
if (args.Length > 1 || !PictureFile.HasExtension(picture))
{
    Console.Error.WriteLine($"error: the program takes the picture to draw, a file that ends in {string.Join(" or ", PictureFile.Extensions)}, and nothing else.");
    return 1;
}

try
{
    var experiment = new Experiment(Seed);
    Report.Write(Console.Out, experiment);
    EmbeddingPlot.Write(picture, "What the model has learned of words", TokenVectors.Of(experiment.Model), Language.Groups);
    Console.WriteLine($"\nThe words where the model has put them: {picture}");
    return 0;
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"error: {exception.Message}");
    return 1;
}
