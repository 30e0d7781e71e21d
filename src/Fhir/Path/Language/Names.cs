namespace Goldthread.Fhir.FhirPath.Language;

/// <summary>What an expression names.</summary>
internal static class Names
{
    /// <summary>Every %name in the tree.</summary>
    public static IEnumerable<string> OfVariables(Syntax tree) => tree switch
    {
        ExternalSyntax external => [external.Name],
        MemberSyntax { Focus: { } focus } => OfVariables(focus),
        CallSyntax call => [.. call.Focus is { } focus ? OfVariables(focus) : [], .. call.Arguments.SelectMany(OfVariables)],
        IndexSyntax index => [.. OfVariables(index.Focus), .. OfVariables(index.Index)],
        SignSyntax sign => OfVariables(sign.Operand),
        BinarySyntax binary => [.. OfVariables(binary.Left), .. OfVariables(binary.Right)],
        TypeSyntax type => OfVariables(type.Operand),
        _ => [],
    };
}
