using System.Text.Json;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.Json;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Validation;

/// <summary>The rules about a value as a whole, and how faults are put down.</summary>
internal sealed partial class ResourceWalk
{
    private const int LongestName = 64;

    private void ByRule(JsonElement value, TypeShape shape, ulong seen, MemberShape? via)
    {
        switch (shape.Rule)
        {
            case ShapeRule.Extension:
                Extension(shape, seen);
                break;
            case ShapeRule.Reference when JsonText.TryGet(value, "reference"u8, out var literal) && literal.ValueKind == JsonValueKind.String:
                Reference(literal, via?.Element);
                break;
            case ShapeRule.CodeableConcept when via?.Codes is { } codes && BindingRules.ConceptProblem(value, via.Element.RequiredValueSet!, codes) is { } problem:
                Add(problem);
                break;
        }
    }

    /// <summary>ext-1: either extensions or a value, not both. https://hl7.org/fhir/R4/extensibility.html#Extension</summary>
    private void Extension(TypeShape shape, ulong seen)
    {
        var hasValue = false;
        var hasParts = false;
        for (var i = 0; i < shape.Type.Elements.Count; i++)
        {
            var met = (seen & (1UL << i)) != 0;
            hasValue |= met && shape.Type.Elements[i].Name == "value";
            hasParts |= met && shape.Type.Elements[i].Name == "extension";
        }

        if (hasValue && hasParts)
        {
            Add("An extension has either a value or extensions of its own, not both.");
        }
        else if (!hasValue && !hasParts)
        {
            Add("An extension needs a value, such as \"valueString\", or extensions of its own.");
        }
    }

    private void Reference(JsonElement literal, ElementDefinition? element)
    {
        var text = JsonText.Content(literal);
        if (!text.IsEmpty && ReferenceRules.Problem(text, element?.TargetTypes ?? [], shapes) is { } problem)
        {
            AddAt("reference", problem);
        }
    }

    private void AddMissing(TypeShape shape, ulong missing)
    {
        for (var i = 0; i < shape.Type.Elements.Count; i++)
        {
            if ((missing & (1UL << i)) == 0)
            {
                continue;
            }

            var element = shape.Type.Elements[i];
            var names = shape.Members.Where(m => m.Number == i).Select(m => $"\"{m.JsonName}\"").ToArray();
            AddAt(element.Name, names switch
            {
                [var one] => $"{one} is missing: it must be given.",
                { Length: <= 6 } => $"One of {string.Join(", ", names[..^1])} or {names[^1]} must be given.",
                _ => $"One of {names[0]}, {names[1]} and so on must be given.",
            });
        }
    }

    private void AddUnknown(ReadOnlySpan<byte> name, TypeShape shape)
    {
        var text = JsonText.ToText(name);
        var plain = text.TrimStart('_');
        var near = NearName.Find(plain, shape.Members.Select(m => m.JsonName));
        if (near == plain)
        {
            // The name is right, so it is the underscore that is not.
            AddAt(JsonText.Cut(text, LongestName), $"{PrimitiveRules.Quote(name)} is not a property of {shape.Type.Name}: only simple values have a companion with an underscore.");
            return;
        }

        var choices = shape.Type.Element(plain) is { IsChoice: true } choice
            ? $" Write the type too, such as \"{shape.Members.First(m => ReferenceEquals(m.Element, choice)).JsonName}\"."
            : Suggestion(near);
        AddAt(JsonText.Cut(text, LongestName), $"{PrimitiveRules.Quote(name)} is not a property of {shape.Type.Name}.{choices}");
    }

    private static string Suggestion(string? near) => near is null ? "" : $" Did you mean \"{near}\"?";

    private static string Article(MemberShape member) => "AEIOU".Contains(member.Shape.Type.Name[0], StringComparison.Ordinal) ? "An" : "A";

    private void AddAt(string name, string message)
    {
        _path.Push(name);
        Add(message);
        _path.Pop();
    }

    private void Add(string message)
    {
        if (!IsFull)
        {
            (_faults ??= []).Add(new Fault(FaultKind.Invalid, message, _path.IsEmpty ? null : _path.ToString()));
        }
    }
}
