using Goldthread.Fhir.FhirPath.Model;

namespace Goldthread.Fhir.FhirPath.Language;

/// <summary>Whether an expression can select more than one item from a resource. What the tree does not tell counts as more.</summary>
internal static class AtMostOne
{
    private const int Many = 2;

    public static bool Of(Syntax tree, PathType resource) => Most(tree, resource) <= 1;

    private static int Most(Syntax tree, PathType resource) => tree switch
    {
        MemberSyntax { Focus: MemberSyntax { Focus: null } root } member when char.IsAsciiLetterUpper(root.Name[0]) =>
            PathTypes.R4.Find(root.Name) is { } type && resource.Is(type) && resource.Member(member.Name) is { } found ? found.Definition.IsRepeating ? Many : 1 : 0,
        CallSyntax { Focus: { } focus, Name: "where" or "as" or "ofType" } => Most(focus, resource),
        TypeSyntax { IsCast: true } cast => Most(cast.Operand, resource),
        BinarySyntax { Operator: "|" } either => Most(either.Left, resource) + Most(either.Right, resource),
        _ => Many,
    };
}
