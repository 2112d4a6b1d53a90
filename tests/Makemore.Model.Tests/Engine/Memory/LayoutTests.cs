using Makemore.Engine;

namespace Makemore.Tests.Engine;

/// <summary>Matrices are copied number by number, whatever their size, and nothing beside them is touched.</summary>
public class LayoutTests
{
    private const float Sentinel = -1;

    public static TheoryData<int, int> Sizes
    {
        get
        {
            int[] sizes = [1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 33];
            var data = new TheoryData<int, int>();
            foreach (int rows in sizes)
            {
                foreach (int columns in sizes)
                    data.Add(rows, columns);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void CopiesTheRowsAndNothingBetween(int rows, int columns)
    {
        foreach ((int fromGap, int toGap) in (ReadOnlySpan<(int, int)>)[(0, 0), (3, 0), (0, 5), (1, 2)])
        {
            float[] from = Numbers(rows, columns + fromGap);
            float[] to = Sentinels(rows * (columns + toGap));
            Layout.Copy(from, columns + fromGap, to, columns + toGap, rows, columns);
            for (int i = 0; i < to.Length; i++)
            {
                (int row, int column) = Math.DivRem(i, columns + toGap);
                Assert.Equal(column < columns ? from[row * (columns + fromGap) + column] : Sentinel, to[i]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void TransposesTheRowsAndNothingBetween(int rows, int columns)
    {
        foreach ((int fromGap, int toGap) in (ReadOnlySpan<(int, int)>)[(0, 0), (3, 0), (0, 5), (1, 2)])
        {
            float[] from = Numbers(rows, columns + fromGap);
            float[] to = Sentinels(columns * (rows + toGap));
            Layout.Transpose(from, columns + fromGap, to, rows + toGap, rows, columns);
            for (int i = 0; i < to.Length; i++)
            {
                (int column, int row) = Math.DivRem(i, rows + toGap);
                Assert.Equal(row < rows ? from[row * (columns + fromGap) + column] : Sentinel, to[i]);
            }
        }
    }

    /// <summary>The last row need not be as long as the distance between rows.</summary>
    [Fact]
    public void TheLastRowMayEndWithItsLastNumber()
    {
        float[] copied = Sentinels(3 * 8 + 5);
        Layout.Copy(Numbers(1, 3 * 6 + 5), 6, copied, 8, rows: 4, columns: 5);
        Assert.Equal(3 * 6 + 5, copied[^1]);
        float[] transposed = Sentinels(4 * 7 + 4);
        Layout.Transpose(Numbers(1, 3 * 6 + 5), 6, transposed, 7, rows: 4, columns: 5);
        Assert.Equal(3 * 6 + 5, transposed[^1]);
    }

    /// <summary>The copies go by addresses: what would lie outside is refused beforehand.</summary>
    [Fact]
    public void AMatrixThatIsNotThereIsRefused()
    {
        float[] whole = Numbers(4, 5), less = Numbers(1, 19);
        Assert.Throws<ArgumentOutOfRangeException>(() => Layout.Copy(less, 5, whole, 5, 4, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Layout.Copy(whole, 5, less, 5, 4, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Layout.Transpose(less, 5, whole, 4, 4, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Layout.Transpose(whole, 5, less, 4, 4, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Layout.Copy(whole, 1 << 16, whole, 5, (1 << 15) + 2, 5));
    }

    /// <summary>1, 2, 3…</summary>
    private static float[] Numbers(int rows, int columns) => [.. Enumerable.Range(1, rows * columns)];

    private static float[] Sentinels(int length) => [.. Enumerable.Repeat(Sentinel, length)];
}
