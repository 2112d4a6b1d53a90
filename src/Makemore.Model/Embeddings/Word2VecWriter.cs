using System.Globalization;
using System.Text;

namespace Makemore;

/// <summary>Writes vectors in word2vec's text format.</summary>
internal static class Word2VecWriter
{
    /// <summary>Writes the whole file.</summary>
    /// <param name="stream">The stream to write to.</param>
    /// <param name="vectors">The tokens and their vectors. A token must not contain white space.</param>
    public static void Write(Stream stream, TokenVectors vectors)
    {
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var writer = new StreamWriter(stream, encoding, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{vectors.Count} {vectors.Dimensions}"));
        for (int row = 0; row < vectors.Count; row++)
        {
            writer.Write(vectors.Tokens[row]);
            foreach (float number in vectors.Row(row))
            {
                writer.Write(' ');
                writer.Write(number.ToString(CultureInfo.InvariantCulture));
            }
            writer.WriteLine();
        }
    }
}
