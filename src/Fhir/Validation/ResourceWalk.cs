using System.Text.Json;
using Goldthread.Fhir.Json;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Validation;

/// <summary>One walk through one resource, from the outside in.</summary>
internal sealed partial class ResourceWalk(ShapeBook shapes)
{
    private readonly FaultPath _path = new();
    private List<Fault>? _faults;

    public IReadOnlyList<Fault> Faults => _faults ?? (IReadOnlyList<Fault>)[];

    private bool IsFull => _faults is { Count: >= ResourceValidator.MostFaults };

    public void Root(JsonElement resource)
    {
        if (resource.ValueKind != JsonValueKind.Object)
        {
            Add("A resource must be a JSON object { }.");
        }
        else if (ShapeOf(resource) is { } shape)
        {
            _path.Push(shape.Type.Name);
            Object(resource, shape, via: null, depth: 1, contained: false);
            _path.Pop();
        }
    }

    /// <summary>The shape of the type that a resource names; null, with a fault, when it names none.</summary>
    private TypeShape? ShapeOf(JsonElement resource)
    {
        if (!JsonText.TryGet(resource, "resourceType"u8, out var name))
        {
            AddAt("resourceType", "\"resourceType\" is missing. It names the kind of resource, such as \"Patient\".");
            return null;
        }

        if (name.ValueKind != JsonValueKind.String)
        {
            AddAt("resourceType", $"\"resourceType\" must be text, such as \"Patient\"; it is {PrimitiveRules.KindInWords(name.ValueKind)}.");
            return null;
        }

        var text = JsonText.Content(name);
        if (shapes.OfResource(text) is { } shape)
        {
            return shape;
        }

        var known = NearName.Find(JsonText.ToText(text), shapes.Definitions.ResourceTypes);
        AddAt("resourceType", $"FHIR R4 has no resource type {PrimitiveRules.Quote(text)}.{Suggestion(known)}");
        return null;
    }

    private void Object(JsonElement value, TypeShape shape, MemberShape? via, int depth, bool contained)
    {
        if (depth > FhirJson.MaxDepth)
        {
            Add($"The resource is nested too deeply: at most {FhirJson.MaxDepth} levels are read.");
            return;
        }

        var seen = default(SeenMembers);
        var count = 0;
        foreach (var property in value.EnumerateObject())
        {
            count++;
            if (!IsFull)
            {
                Property(value, property, shape, ref seen, depth, contained);
            }
        }

        if (count == 0)
        {
            Add("An empty object { } is not allowed: leave it out.");
            return;
        }

        if ((shape.Required & ~seen.Elements) is var missing and not 0)
        {
            AddMissing(shape, missing);
        }

        if (shape.IsResource)
        {
            if (contained && !seen.HasId)
            {
                AddAt("id", "A contained resource needs an id, so that it can be referred to as \"#id\".");
            }
        }
        else if (count == 1 && seen.HasId && !shape.IsPrimitive)
        {
            Add("An element needs more than an id: give it a value or an extension.");
        }
        else if (shape.Rule != ShapeRule.None)
        {
            ByRule(value, shape, seen.Elements, via);
        }
    }

    private void Property(JsonElement owner, JsonProperty property, TypeShape shape, ref SeenMembers seen, int depth, bool contained)
    {
        var name = JsonText.Name(property);
        var place = shape.Find(name);
        var companion = place < 0 && name.Length > 1 && name[0] == '_';
        if (companion)
        {
            place = shape.Find(name[1..]);
        }

        if (place < 0 || (companion && !shape.Members[place].HasCompanion))
        {
            if (shape.IsResource && name.SequenceEqual("resourceType"u8))
            {
                if (!seen.AddResourceType())
                {
                    AddAt("resourceType", "\"resourceType\" stands twice in this object: keep one.");
                }

                return;
            }

            AddUnknown(name, shape);
            return;
        }

        var member = shape.Members[place];
        _path.Push(member.Element.Name);
        if (seen.Add(shape, place, companion) is { } clash)
        {
            Add(clash);
        }
        else if (contained && shape.IsResource && member.Element.Name == "contained")
        {
            Add("A contained resource may not contain resources of its own.");
        }
        else
        {
            Value(owner, property.Value, member, companion, depth + 1);
        }

        _path.Pop();
    }

    private void Value(JsonElement owner, JsonElement value, MemberShape member, bool companion, int depth)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            Add("null is not allowed here: leave the property out.");
        }
        else if (!member.Element.IsRepeating)
        {
            if (value.ValueKind == JsonValueKind.Array)
            {
                Add($"\"{member.JsonName}\" holds one value, not a list: take away the [ ].");
            }
            else
            {
                One(owner, value, member, companion, depth);
            }
        }
        else if (value.ValueKind != JsonValueKind.Array)
        {
            Add($"\"{member.JsonName}\" may repeat, so it must be a list, even of one: put it in [ ].");
        }
        else
        {
            Many(owner, value, member, companion, depth);
        }
    }

    // R4 counts only 0..1, 1..1, 0..* and 1..* (a test of the definitions holds that), so a list that is not empty has no wrong length.
    private void Many(JsonElement owner, JsonElement list, MemberShape member, bool companion, int depth)
    {
        var index = 0;
        var sibling = default(SiblingList);
        foreach (var item in list.EnumerateArray())
        {
            if (IsFull)
            {
                return;
            }

            _path.SetIndex(index);
            if (item.ValueKind != JsonValueKind.Null)
            {
                One(owner, item, member, companion, depth + 1);
            }
            else if (!member.HasCompanion)
            {
                Add("null is not allowed in this list: take it out.");
            }
            else if (!sibling.HasValue(owner, SiblingName(member, companion), index))
            {
                Add($"null is allowed here only where \"{SiblingName(member, companion)}\" has something at the same place.");
            }

            index++;
        }

        _path.SetIndex(FaultPath.NoIndex);
        if (index == 0)
        {
            Add("An empty list [ ] is not allowed: leave the property out.");
        }
    }

    private static string SiblingName(MemberShape member, bool companion) => companion ? member.JsonName : "_" + member.JsonName;

    private void One(JsonElement owner, JsonElement value, MemberShape member, bool companion, int depth)
    {
        if (member.Primitive != PrimitiveKind.None && !companion)
        {
            Primitive(value, member);
        }
        else if (value.ValueKind != JsonValueKind.Object)
        {
            var what = companion ? $"\"_{member.JsonName}\" holds an id or extensions of the value: it" : $"{Article(member)} {member.Shape.Type.Name}";
            Add($"{what} must be an object {{ }}; it is {PrimitiveRules.KindInWords(value.ValueKind)}.");
        }
        else if (!member.IsAnyResource)
        {
            Object(value, member.Shape, member, depth, contained: false);
        }
        else if (ShapeOf(value) is { } shape)
        {
            Object(value, shape, member, depth, contained: member.Element.Name == "contained");
        }
    }

    private void Primitive(JsonElement value, MemberShape member)
    {
        if (PrimitiveRules.Problem(member.Primitive, value) is { } problem)
        {
            Add(problem);
        }
        else if (member.CodeTable is { } table && BindingRules.CodeProblem(value, member, table) is { } unknown)
        {
            Add(unknown);
        }
    }
}
