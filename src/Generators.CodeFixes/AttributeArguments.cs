using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Makemore.Generators.CodeFixes;

/// <summary>Finds and removes the named arguments of an attribute.</summary>
internal static class AttributeArguments
{
    /// <summary>Removes an argument.</summary>
    public static void Remove(SyntaxEditor editor, AttributeSyntax attribute, string name) =>
        editor.ReplaceNode(attribute, (current, _) => Without((AttributeSyntax)current, name));

    public static AttributeArgumentSyntax? Find(AttributeSyntax attribute, string name) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name);

    private static AttributeSyntax Without(AttributeSyntax attribute, string name)
    {
        if (Find(attribute, name) is not { } removed)
            return attribute;
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = attribute.ArgumentList!.Arguments;
        if (arguments.Count == 1)
            return attribute.WithArgumentList(null);
        int index = arguments.IndexOf(removed);
        SeparatedSyntaxList<AttributeArgumentSyntax> rest = arguments.RemoveAt(index);
        if (index < rest.Count)
            rest = rest.Replace(rest[index], rest[index].WithLeadingTrivia(removed.GetLeadingTrivia()));
        return attribute.WithArgumentList(attribute.ArgumentList.WithArguments(rest));
    }
}
