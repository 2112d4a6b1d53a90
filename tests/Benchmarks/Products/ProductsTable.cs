using Makemore.Benchmarks.Racing;
using Makemore.Benchmarks.Reports;
using Spectre.Console;

namespace Makemore.Benchmarks.Products;

/// <summary>The table of the matrix products, beside those of libtorch.</summary>
internal static class ProductsTable
{
    /// <summary>Measures all shapes and writes the table.</summary>
    public static void Write(Screen screen)
    {
        screen.WriteLine($"{Machine.Description}; one thread, alternating runs; 1.00 is the speed of libtorch");
        Table table = screen.NewTable("Work", "Form", "m × n × k", "Ours", "libtorch takes", "GFLOP/s", "Ratio");
        foreach (ProductShape shape in ProductShape.All)
        {
            using var ours = new OurProduct(shape);
            using var torch = new TorchProduct(shape);
            Race race = Race.Run(ours, torch);
            table.AddRow(
                shape.Work,
                Formula(shape.Form),
                $"{shape.M} × {shape.N} × {shape.K}",
                Quantity.Seconds(race.Ours),
                Quantity.Seconds(race.Rival),
                $"{shape.Operations / race.Ours / 1e9:0}",
                $"{race.Ratio:0.00}");
        }
        screen.Write(table);
    }

    private static string Formula(ProductForm form) => form switch
    {
        ProductForm.Forward => "x · Wᵀ",
        ProductForm.InputGradient => "∂y · W",
        _ => "∂yᵀ · x",
    };
}
