namespace Makemore.Engine;

/// <summary>
/// The distinct tokens at each position of a batch's contexts. Each of them has a row in a layer's table, and the rows
/// are numbered position by position. The many words that a mini-batch does not contain have no row.
/// </summary>
internal sealed class TokenPlaces
{
    /// <summary>No row. It is the only negative row number.</summary>
    private const int Absent = -1;

    private readonly int _positions;
    private readonly int _vocabularySize;

    /// <summary>By position and token: the number of the table's row.</summary>
    private readonly int[] _rowOf;

    /// <summary>
    /// By row: its token. There is one extra entry, because <see cref="Find"/> also writes a token that already has a
    /// row.
    /// </summary>
    private readonly int[] _tokens;

    /// <summary>By position: its first row. Its rows end at the first row of the next position.</summary>
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

    /// <summary>
    /// Token places with room for contexts of this many tokens in total. They are empty before <see cref="Find"/>.
    /// </summary>
    public static TokenPlaces For(int positions, int vocabularySize, int tokens) =>
        new(positions, vocabularySize, (int)Math.Min((long)positions * vocabularySize, tokens));

    /// <summary>The position's first row.</summary>
    public int FirstRow(int position) => _firstRow[position];

    /// <summary>The tokens of a position's rows.</summary>
    public ReadOnlySpan<int> TokensAt(int position) => _tokens.AsSpan(_firstRow[position].._firstRow[position + 1]);

    /// <summary>Replaces the token places with those of these contexts.</summary>
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
                // The processor cannot predict whether a token is new, so a mask replaces the branch. All its bits are
                // set if the token is new.
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
