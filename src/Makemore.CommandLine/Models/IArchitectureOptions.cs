using System.CommandLine;

namespace Makemore.CommandLine.Models;

/// <summary>The options of a command for the architecture of its models.</summary>
internal interface IArchitectureOptions
{
    /// <summary>What to do about a letter of the data that is not in the alphabet of the models.</summary>
    string LetterRemedy { get; }

    /// <summary>What to do about a letter of added lines that is not in the alphabet of the models.</summary>
    string AddedLetterRemedy => LetterRemedy;

    /// <summary>Adds the options to the command.</summary>
    void AddTo(Command command);

    /// <summary>Chooses the models for the data.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="known">The models of the preset or the grid.</param>
    /// <param name="load">Loads the data of a kind.</param>
    /// <returns>The models that the options declare, or the known ones if there are no such options; and the data.</returns>
    (IReadOnlyList<ModelFactory> Models, Corpus Data) Choose(ParseResult arguments, IReadOnlyList<ModelFactory> known, Func<Tokens, Corpus> load);
}
