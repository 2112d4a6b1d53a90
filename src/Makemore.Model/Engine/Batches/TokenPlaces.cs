namespace Makemore.Engine;

/// <summary>
/// Which tokens stand at each position of a batch's contexts, numbered from position to position: a table over them has
/// a row for each that occurs, and none for the many words that a mini-batch does not hold.
/// </summary>
internal sealed class TokenPlaces
{
    /// <summary>No row: the only number here that is negative.</summary>
    private const int Absent = -1;

    private readonly int _positions;
    private readonly int _vocabularySize;

    /// <summary>By position and token: the number of the table's row.</summary>
    private readonly int[] _rowOf;

    /// <summary>By row: its token. Behind the last there is room for one that turns out to have a row already.</summary>
    private readonly int[] _tokens;

    /// <summary>By position: its first row; where the next position's is, its rows end.</summary>
    private readonly int[] _firstRow;

    private TokenPlaces(int positions, int vocabularySize, int mostRows)
    {
        _positions = positions;
        _vocabularySize = vocabularySize;
        _rowOf = new int[checked(positions * vocabularySize)];
        _rowOf.AsSpan().Fill(Absent);
        _tokens = new int[mostRows + 1];
        _firstRow = new int[positions + 1];
    }

    /// <summary>How many rows a table has.</summary>
    public int Rows => _firstRow[_positions];

    /// <summary>How many tokens a context has here.</summary>
    public int Positions => _positions;

    /// <summary>How many tokens there are.</summary>
    public int VocabularySize => _vocabularySize;

    /// <summary>By position and token, p · V + token: the number of the table's row.</summary>
    public ReadOnlySpan<int> RowOf => _rowOf;

    /// <summary>Every token at every position.</summary>
    public static TokenPlaces Everywhere(int positions, int vocabularySize)
    {
        var places = new TokenPlaces(positions, vocabularySize, checked(positions * vocabularySize));
        for (int p = 0; p < positions; p++)
        {
            for (int token = 0; token < vocabularySize; token++)
                places.Add(p, token);
            places._firstRow[p + 1] = (p + 1) * vocabularySize;
        }
        return places;
    }

    /// <summary>Those of as many contexts as there are tokens for; none before <see cref="Find"/>.</summary>
    public static TokenPlaces For(int positions, int vocabularySize, int tokens) =>
        new(positions, vocabularySize, (int)Math.Min((long)positions * vocabularySize, tokens));

    /// <summary>The position's first row.</summary>
    public int FirstRow(int position) => _firstRow[position];

    /// <summary>The tokens of a position's rows.</summary>
    public ReadOnlySpan<int> TokensAt(int position) => _tokens.AsSpan(_firstRow[position].._firstRow[position + 1]);

    /// <summary>Takes the tokens of these contexts in place of those before.</summary>
    public void Find(ReadOnlySpan<int> contexts)
    {
        for (int p = 0; p < _positions; p++)
        {
            foreach (int token in TokensAt(p))
                _rowOf[p * _vocabularySize + token] = Absent;
        }
        for (int p = 0; p < _positions; p++)
        {
            int row = _firstRow[p];
            for (int at = p; at < contexts.Length; at += _positions)
            {
                // Whether a token is new is as good as chance, which no branch predicts: all bits of the mask are set if it is.
                ref int place = ref _rowOf[p * _vocabularySize + contexts[at]];
                int isNew = place >> 31;
                place = (place & ~isNew) | (row & isNew);
                _tokens[row] = contexts[at];
                row -= isNew;
            }
            _firstRow[p + 1] = row;
        }
    }

    private void Add(int position, int token)
    {
        int row = position * _vocabularySize + token;
        _rowOf[row] = row;
        _tokens[row] = token;
    }
}
