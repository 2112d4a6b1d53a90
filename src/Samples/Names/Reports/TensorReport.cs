using System.Numerics.Tensors;
using Spectre.Console;

namespace Names.Reports;

/// <summary>Writes a row of a matrix, as the notebook does.</summary>
internal static class TensorReport
{
    private const int NumbersInLine = 8;

    public static void WriteRow(IAnsiConsole screen, string name, Tensor<float> matrix, int row)
    {
        string start = $"{name}[{row}] = [";
        string separator = ",\n" + new string(' ', start.Length);
        IEnumerable<string> lines = Enumerable.Range(0, (int)matrix.Lengths[1])
            .Select(column => $"{matrix[row, column],7:0.0000}")
            .Chunk(NumbersInLine)
            .Select(numbers => string.Join(", ", numbers));
        screen.WriteLine($"{start}{string.Join(separator, lines)}]");
    }
}
