using Goldthread.Fhir.FhirPath.Model;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.FhirPath.Language;

/// <summary>
/// Follows the types of an expression without data. A type set that is null is unknown, and anything may follow it.
/// http://hl7.org/fhirpath/N1/#type-safety-and-strict-evaluation
/// </summary>
internal sealed class TypeChecker
{
    private readonly List<Fault> _faults = [];

    public static IReadOnlyList<Fault> Check(Syntax tree, string typeName)
    {
        var type = PathTypes.R4.Find(typeName) ?? throw new ArgumentException($"R4 has no type {typeName}.", nameof(typeName));
        var checker = new TypeChecker();
        checker.Visit(tree, [type]);
        return checker._faults;
    }

    /// <summary>The types of the items; null when unknown.</summary>
    public static PathType[]? Follow(Syntax tree, PathType[]? input) => new TypeChecker().Visit(tree, input);

    private PathType[]? Visit(Syntax tree, PathType[]? self)
    {
        switch (tree)
        {
            case SpecialSyntax { Name: "this" }:
                return self;
            case MemberSyntax { Focus: null } start:
                return Start(start, self);
            case MemberSyntax member:
                return Member(member, Visit(member.Focus!, self));
            case IndexSyntax index:
                Visit(index.Index, self);
                return Ordered(index.Position, "[ ]", index.Focus, Visit(index.Focus, self));
            case SignSyntax sign:
                Visit(sign.Operand, self);
                return null;
            case TypeSyntax type:
                Visit(type.Operand, self);
                return type.IsCast ? Of(type.Type) : null;
            case BinarySyntax binary:
                var left = Visit(binary.Left, self);
                var right = Visit(binary.Right, self);
                return binary.Operator == "|" ? Both(left, right) : null;
            case CallSyntax call:
                return Call(call, self);
            default:
                return null;
        }
    }

    private PathType[]? Start(MemberSyntax start, PathType[]? self)
    {
        if (char.IsAsciiLetterUpper(start.Name[0]) && PathTypes.R4.Find(start.Name) is { } type)
        {
            if (self is not null && !self.Any(t => t.Is(type) || type.Is(t)))
            {
                Add($"The path starts at {start.Name}, and the input is {Names(self)}.", start.Position);
            }

            return [type];
        }

        return Member(start, self);
    }

    private PathType[]? Member(MemberSyntax member, PathType[]? focus)
    {
        // A resource of any type may stand where Resource is said, and a System value has no elements to check.
        if (focus is null or [] || focus.Any(t => t.IsPolymorphicResource) || (member.Name == "value" && focus.Any(t => t.IsPrimitive)))
        {
            return null;
        }

        var found = focus.Select(t => t.Member(member.Name)).OfType<PathMember>().ToArray();
        if (found.Length == 0)
        {
            Add($"{Names(focus)} has no element {member.Name}.", member.Position);
            return null;
        }

        var types = found.SelectMany(m => m.Forms).Select(f => f.Type).ToArray();
        return types.Contains(null) ? null : [.. types.OfType<PathType>().Distinct()];
    }

    private PathType[]? Call(CallSyntax call, PathType[]? self)
    {
        var focus = call.Focus is null ? self : Visit(call.Focus, self);
        switch (call.Name)
        {
            case "where" or "all" or "exists":
                Arguments(call, focus);
                return call.Name == "where" ? focus : null;
            case "select" or "repeat" or "repeatAll":
                return call.Arguments.Length == 1 ? Projection(call, focus) : null;
            case "ofType" or "as":
                return call.Arguments is [MemberSyntax name] ? Of(TypeSpecifier.Find((name.Focus as MemberSyntax)?.Name, name.Name, name.Position)) : null;
            case "is":
                return null;
            case "first" or "last" or "tail" or "skip" or "take":
                Arguments(call, self);
                return Ordered(call.Position, call.Name + "()", call.Focus, focus);
            case "single" or "distinct" or "intersect" or "exclude":
                Arguments(call, self);
                return focus;
            case "trace" or "sort":
                Arguments(call, focus);
                return focus;
            case "union" or "combine":
                return call.Arguments.Length > 0 ? Both(focus, Visit(call.Arguments[0], self)) : focus;
            case "iif":
                Arguments(call, focus);
                return null;
            case "aggregate":
                // $total is of no known type, so neither is what is made of it.
                return null;
            case "extension":
                return PathTypes.R4.Find("Extension") is { } extension ? [extension] : null;
            default:
                Arguments(call, self);
                return null;
        }
    }

    /// <summary>What repeat() gathers is the input of its own next round: its types may grow, so only the first is followed.</summary>
    private PathType[]? Projection(CallSyntax call, PathType[]? focus)
    {
        var types = Visit(call.Arguments[0], focus);
        return call.Name == "select" || types is null || (focus is not null && types.All(focus.Contains)) ? types : null;
    }

    private void Arguments(CallSyntax call, PathType[]? self)
    {
        foreach (var argument in call.Arguments)
        {
            Visit(argument, self);
        }
    }

    private PathType[]? Ordered(int position, string asked, Syntax? from, PathType[]? types)
    {
        if (from is CallSyntax { Name: "children" or "descendants" } call)
        {
            Add($"{call.Name}() gives its items in no order that {asked} could go by.", position);
        }

        return types;
    }

    private static PathType[]? Of(TypeSpecifier type) => type.Fhir is { } fhir ? [fhir] : null;

    private static PathType[]? Both(PathType[]? left, PathType[]? right) => left is null || right is null ? null : [.. left.Union(right)];

    private static string Names(PathType[] types) => string.Join(" or ", types.Take(5).Select(t => t.Name)) + (types.Length > 5 ? " or another type" : "");

    private void Add(string message, int position) => _faults.Add(new Fault(FaultKind.Invalid, message, $"character {position + 1}"));
}
