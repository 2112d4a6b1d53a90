namespace Makemore.Benchmarks.Products;

/// <summary>The sizes of a matrix product (m × k) by (k × n), and its form.</summary>
/// <param name="Work">What needs the product.</param>
/// <param name="Form">Which operand is transposed.</param>
/// <param name="M">The rows of the left operand and of the result.</param>
/// <param name="N">The columns of the right operand and of the result.</param>
/// <param name="K">The columns of the left operand and the rows of the right one.</param>
internal sealed record ProductShape(string Work, ProductForm Form, int M, int N, int K)
{
    private static readonly int[] Squares = [32, 64, 128, 256, 512, 1024];

    /// <summary>The shapes of the table: squares, and the products of the models in the side-by-side table.</summary>
    public static IEnumerable<ProductShape> All =>
    [
        .. Squares.SelectMany(size => AllForms("", size, size, size)),
        .. AllForms("notebook's model, a tile", rows: 120, inputs: 100, outputs: 27),
        .. AllForms("Hidden 200, a tile", rows: 120, inputs: 200, outputs: 27),
        .. AllForms("Hidden 1024, mini-batch of 128", rows: 128, inputs: 1024, outputs: 1024),
        .. AllForms("words, mini-batch of 256", rows: 256, inputs: 100, outputs: 5400),
    ];

    /// <summary>The number of floating-point operations. A multiply-add is two operations.</summary>
    public double Operations => 2.0 * M * N * K;

    /// <summary>The three products of a fully connected layer.</summary>
    private static IEnumerable<ProductShape> AllForms(string work, int rows, int inputs, int outputs) =>
    [
        new(work, ProductForm.Forward, M: rows, N: outputs, K: inputs),
        new(work, ProductForm.InputGradient, M: rows, N: inputs, K: outputs),
        new(work, ProductForm.WeightGradient, M: outputs, N: inputs, K: rows),
    ];
}
