using System.CommandLine;

namespace Makemore.CommandLine.Options;

/// <summary>The option for the n-gram model that a model is compared with.</summary>
internal static class BaselineOption
{
    public static Option<string?> Create()
    {
        var option = new Option<string?>("--baseline")
        {
            Description = "Compare with an n-gram model of the train part, and with a mixture of both models. The mixture weight is learned on the dev part",
            HelpName = $"{NgramOptions.KneserNey}|{NgramOptions.AddK}",
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } name && !NgramOptions.IsNgrams(name))
                result.AddError($"{option.Name} must be {NgramOptions.KneserNey} or {NgramOptions.AddK}, not '{FileText.Short(name)}'.");
        });
        return option;
    }
}
