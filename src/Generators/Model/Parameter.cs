namespace Makemore.Generators.Model;

/// <summary>A tensor of the model.</summary>
/// <param name="Name">The notebook's name.</param>
/// <param name="Shape">Its sizes, outermost first.</param>
/// <param name="Meaning">What it is, for its documentation.</param>
/// <param name="Start">How it starts.</param>
/// <param name="IsLearned">Whether training learns it by its gradient; if not, it is a running statistic.</param>
internal sealed record Parameter(string Name, EquatableArray<int> Shape, string Meaning, InitialValues Start, bool IsLearned = true)
{
    /// <summary>Whether its rows are the tokens', whose number a model of words is only given when it is made.</summary>
    public bool HasRowPerToken { get; init; }

    public long Count
    {
        get
        {
            long count = 1;
            foreach (int size in Shape)
                count *= size;
            return count;
        }
    }
}
