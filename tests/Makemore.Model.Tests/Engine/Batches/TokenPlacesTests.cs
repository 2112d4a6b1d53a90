using Makemore.Engine;

namespace Makemore.Tests.Engine;

public class TokenPlacesTests
{
    private const int Vocabulary = 7;

    [Fact]
    public void ATokenHasARowAtEachPositionWhereItStands()
    {
        var places = TokenPlaces.For(positions: 3, Vocabulary, tokens: 12);
        places.Find([0, 0, 5, 0, 5, 2, 5, 2, 5]);

        Assert.Equal([0, 5], places.TokensAt(0).ToArray());
        Assert.Equal([0, 5, 2], places.TokensAt(1).ToArray());
        Assert.Equal([5, 2], places.TokensAt(2).ToArray());
        Assert.Equal([0, 2, 5, 7], Enumerable.Range(0, 4).Select(places.FirstRow));
        Assert.Equal(7, places.Rows);
        AssertConsistent(places);
    }

    [Fact]
    public void EverywhereIsEveryTokenInItsOrder()
    {
        var places = TokenPlaces.Everywhere(positions: 3, Vocabulary);
        Assert.Equal(3 * Vocabulary, places.Rows);
        for (int p = 0; p < 3; p++)
            Assert.Equal(Enumerable.Range(0, Vocabulary), places.TokensAt(p).ToArray());
        AssertConsistent(places);
    }

    /// <summary>A mini-batch takes other contexts at each step; nothing of the ones before is left.</summary>
    [Fact]
    public void OtherContextsTakeThePlaceOfThoseBefore()
    {
        var random = new System.Random(1);
        var places = TokenPlaces.For(positions: 2, Vocabulary, tokens: 40);
        for (int round = 0; round < 100; round++)
        {
            int[] contexts = [.. Enumerable.Range(0, 2 * random.Next(0, 21)).Select(_ => random.Next(Vocabulary))];
            places.Find(contexts);
            for (int p = 0; p < 2; p++)
                Assert.Equal(contexts.Where((_, i) => i % 2 == p).Distinct(), places.TokensAt(p).ToArray());
            AssertConsistent(places);
        }
    }

    /// <summary>A hierarchical model's first layer reads a context pair by pair.</summary>
    [Fact]
    public void PiecesOfAContextAreContextsOfTheirOwn()
    {
        var pairs = TokenPlaces.For(positions: 2, Vocabulary, tokens: 8);
        pairs.Find([1, 2, 3, 4, 1, 2, 3, 6]);
        Assert.Equal([1, 3], pairs.TokensAt(0).ToArray());
        Assert.Equal([2, 4, 6], pairs.TokensAt(1).ToArray());
        AssertConsistent(pairs);
    }

    /// <summary>As many rows as there are tokens at most, even where the vocabulary has many more.</summary>
    [Fact]
    public void ThereIsRoomForContextsThatShareNoToken()
    {
        var places = TokenPlaces.For(positions: 2, vocabularySize: 10_000, tokens: 6);
        places.Find([0, 1, 9_999, 3, 4, 5]);
        Assert.Equal([0, 9_999, 4], places.TokensAt(0).ToArray());
        Assert.Equal([1, 3, 5], places.TokensAt(1).ToArray());
    }

    /// <summary>The number of a token's row leads back to the token, and no other token has one.</summary>
    private static void AssertConsistent(TokenPlaces places)
    {
        for (int p = 0; p < places.Positions; p++)
        {
            int[] tokens = places.TokensAt(p).ToArray();
            for (int token = 0; token < places.VocabularySize; token++)
            {
                int row = Array.IndexOf(tokens, token);
                Assert.Equal(row < 0 ? -1 : places.FirstRow(p) + row, places.RowOf[p * places.VocabularySize + token]);
            }
        }
    }
}
