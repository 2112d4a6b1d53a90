using System.CommandLine;
using System.Reflection;
using Makemore.CommandLine;
using Makemore.CommandLine.Commands;
using Makemore.CommandLine.Files;
using Makemore.CommandLine.Options;
using Makemore.Tool.Architecture;
using Makemore.Tool.Compilation;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Tool.Commands;

/// <summary>Writes a project that declares a model.</summary>
internal sealed class NewCommand : Command, ICommandWithExample
{
    /// <summary>
    /// The names that the files of the project use, and those of the assemblies beside its own. Case does not matter, because some
    /// file systems ignore it. The generator refuses the names that the generated code uses.
    /// </summary>
    private static readonly HashSet<string> Taken = new(
        [
            nameof(Program), nameof(MakemoreApp), "MakemoreModels", "Mlp", nameof(MlpAttribute),
            .. ArchitectureOption.All.Where(option => option.Type.IsEnum).Select(option => option.Type.Name),
            .. typeof(MakemoreApp).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!),
        ],
        StringComparer.OrdinalIgnoreCase);

    private readonly Argument<string> _name = new("NAME") { Description = "Name of the model's class, and of the project and its folder" };
    private readonly DeclarationOptions _declaration;
    private readonly Session _session;

    public NewCommand(Session session)
        : base("new", "Write a small C# project that declares a model and has these commands, except show, diff and new")
    {
        _session = session;
        _declaration = new DeclarationOptions(session.Models);
        Add(_name);
        _declaration.AddTo(this);
        this.Does(Run);
    }

    /// <inheritdoc/>
    public string Example => "new NameModel --context 8 --embed 24 --hidden 200";

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        string name = arguments.GetRequiredValue(_name);
        ThrowUnlessFree(name);
        if (Path.Exists(name))
            throw new IOException($"{name} exists; specify another name, or delete it first.");
        (Declaration declaration, _) = _declaration.Read(arguments, name);

        OutputFile.CreateFolder($"<{_name.Name}>", name);
        Write(name, $"{name}.csproj", Project());
        Write(name, "Program.cs", Program);
        Write(name, $"{name}.cs", declaration.Source);
        _session.Screen.Profile.Out.Writer.WriteLine($"Train the model: dotnet run --configuration Release --project {name} -- train --data names.txt");
    }

    private static void ThrowUnlessFree(string name)
    {
        if (!SyntaxFacts.IsValidIdentifier(name))
            throw new OptionException($"'{FileText.Short(name)}' cannot be the name of a class; specify letters and digits, such as NameModel.");
        if (SyntaxFacts.GetKeywordKind(name) is not SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) is not SyntaxKind.None)
            throw new OptionException($"'{name}' is a C# keyword; specify another name, such as NameModel.");
        if (Taken.Contains(name))
            throw new OptionException($"'{name}' is a name that the project already uses; specify another name, such as NameModel.");
    }

    private void Write(string folder, string file, string text)
    {
        string path = Path.Combine(folder, file);
        AtomicFile.Replace(path, text);
        _session.Screen.Profile.Out.Writer.WriteLine(path);
    }

    private const string Program =
        """
        using Makemore;

        return await MakemoreApp.RunAsync(args, MakemoreModels.All);

        """;

    private static string Project() =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">

          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>

          <ItemGroup>
            <PackageReference Include="Makemore.CommandLine" Version="{Version()}" />
          </ItemGroup>

        </Project>

        """;

    /// <summary>The version of the tool, which is that of the packages. The commit, which follows a plus sign, is not a part of it.</summary>
    private static string Version() => typeof(NewCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
