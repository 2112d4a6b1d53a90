using Makemore.Tool.Architecture;

namespace Makemore.Tool.Tests.Architecture;

public class OptionRemedyTests
{
    [Theory]
    [InlineData("Hidden is 3; write Hidden = 20, or remove SharedOutput", "Hidden is 3; write --hidden 20, or remove --shared-output")]
    [InlineData("no size; write VocabularySize, such as VocabularySize = 5000", "no size; write --vocabulary-size, such as --vocabulary-size 5000")]
    [InlineData("no words; add Tokens = Tokens.Words", "no words; add --tokens words")]
    [InlineData("no array; write Hidden = [100, 200]", "no array; write --hidden 100,200")]
    [InlineData("too large; reduce Context, Embed or Depth", "too large; reduce --context, --embed or --depth")]
    [InlineData("the first is Depth0_Hidden5: faulty; remove Dropout", "the first is Depth0_Hidden5: faulty; remove --dropout")]
    [InlineData("The alphabet repeats ';'; write each letter once", "The alphabet repeats ';'; write each letter once")]
    public void PropertiesAfterTheSemicolonAreOptions(string message, string inOptions) => Assert.Equal(inOptions, OptionRemedy.Of(message));
}
