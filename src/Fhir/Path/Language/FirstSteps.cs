using System.Text;
using Goldthread.Fhir.FhirPath.Model;

namespace Goldthread.Fhir.FhirPath.Language;

/// <summary>
/// What an expression cannot do without: the JSON properties of a resource of which one at least must be there for it to select
/// anything. Whoever evaluates many expressions over one resource can leave out most of them unseen.
/// </summary>
internal static class FirstSteps
{
    /// <summary>The names, the companions of primitives ("_birthDate") among them; null when the tree does not tell, so that it has to be evaluated.</summary>
    public static IReadOnlySet<string>? Of(Syntax tree, PathType resource) => Find(tree, resource) is { IsResource: false } needs ? needs.Names : null;

    private static Needs Find(Syntax tree, PathType resource)
    {
        switch (tree)
        {
            case MemberSyntax { Focus: null } first when char.IsAsciiLetterUpper(first.Name[0]):
                return PathTypes.R4.Find(first.Name) is { } type && resource.Is(type) ? Needs.Resource : Needs.Of([]);
            case MemberSyntax { Focus: null } first:
                return Element(first.Name, resource);
            case MemberSyntax { Focus: { } focus } member:
                return Find(focus, resource) is { IsResource: false } needs ? needs : Element(member.Name, resource);
            // These give nothing for nothing, and nothing that was not there before.
            case CallSyntax { Focus: { } focus, Name: "where" or "as" or "ofType" }:
                return Find(focus, resource);
            case IndexSyntax index:
                return Find(index.Focus, resource);
            case TypeSyntax { IsCast: true } cast:
                return Find(cast.Operand, resource);
            case BinarySyntax { Operator: "|" } either:
                return Find(either.Left, resource).Or(Find(either.Right, resource));
            default:
                return Needs.Anything;
        }
    }

    private static Needs Element(string name, PathType resource) =>
        Needs.Of(resource.Member(name)?.Forms.SelectMany(f => f.MayHaveCompanion ? [f.JsonName, f.CompanionName] : new[] { f.JsonName }).Select(Encoding.UTF8.GetString) ?? []);

    /// <summary>What an expression needs of a resource.</summary>
    /// <param name="IsResource">The path is still at the resource itself.</param>
    /// <param name="Names">Null for whatever the resource holds.</param>
    private readonly record struct Needs(bool IsResource, IReadOnlySet<string>? Names)
    {
        public static readonly Needs Resource = new(true, null);
        public static readonly Needs Anything = new(false, null);

        public static Needs Of(IEnumerable<string> names) => new(false, names.ToHashSet(StringComparer.Ordinal));

        public Needs Or(Needs other) => Names is null || other.Names is null ? Anything : Of(Names.Concat(other.Names));
    }
}
