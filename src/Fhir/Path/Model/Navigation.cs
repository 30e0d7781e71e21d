using System.Text;
using System.Text.Json;

namespace Goldthread.Fhir.FhirPath.Model;

/// <summary>From a node to its children: FHIR names over the JSON form. https://hl7.org/fhir/R4/json.html</summary>
internal static class Navigation
{
    private const int MostTypeLength = 64;

    /// <summary>Appends the values of one element of a node whose type has that element.</summary>
    public static void Member(in FhirNode node, PathMember member, List<FhirNode> output)
    {
        var json = node.Element;
        if (json.ValueKind is not JsonValueKind.Object)
        {
            // A primitive: its id and extensions stand in the companion.
            json = node.Companion;
            if (json.ValueKind is not JsonValueKind.Object)
            {
                return;
            }
        }

        if (!member.IsChoice && !member.Forms[0].MayHaveCompanion)
        {
            var form = member.Forms[0];
            foreach (var property in json.EnumerateObject())
            {
                if (JsonText.NameOf(property).SequenceEqual(form.JsonName))
                {
                    Add(property.Value, default, form.Type, output);
                    return;
                }
            }

            return;
        }

        JsonElement value = default, companion = default;
        MemberForm? found = null;
        foreach (var property in json.EnumerateObject())
        {
            var name = JsonText.NameOf(property);
            if (name.Length > 0 && name[0] == '_')
            {
                if (member.Form(name[1..]) is { } beside)
                {
                    companion = property.Value;
                    found ??= beside;
                }
            }
            else if (member.Form(name) is { } form)
            {
                value = property.Value;
                found = form;
            }
        }

        if (found is not null)
        {
            Add(value, companion, found.Type, output);
        }
    }

    /// <summary>Appends the values of a JSON property of a node whose type is not known.</summary>
    public static void Untyped(in FhirNode node, string name, List<FhirNode> output)
    {
        if (JsonText.TryProperty(node.Element, Encoding.UTF8.GetBytes(name), out var value))
        {
            Add(value, default, null, output);
        }
    }

    /// <summary>Appends all children, in the order of the JSON. What the type does not have is left out.</summary>
    public static void Children(in FhirNode node, List<FhirNode> output, List<string>? names = null)
    {
        var json = node.Element.ValueKind is JsonValueKind.Object ? node.Element : node.Companion;
        if (json.ValueKind is not JsonValueKind.Object)
        {
            return;
        }

        var type = node.Type;
        foreach (var property in json.EnumerateObject())
        {
            var name = JsonText.NameOf(property);
            var before = output.Count;
            if (type is null)
            {
                Add(property.Value, default, null, output);
                Name(names, Encoding.UTF8.GetString(name), output.Count - before);
            }
            else if (name.Length > 0 && name[0] == '_')
            {
                // Beside a value it was taken with the value; alone it stands for itself.
                if (!JsonText.TryProperty(json, name[1..], out _) && type.Property(name[1..]) is { } alone)
                {
                    Add(default, property.Value, alone.Form.Type, output);
                    Name(names, alone.Member.Name, output.Count - before);
                }
            }
            else if (type.Property(name) is { } known)
            {
                JsonElement companion = default;
                if (known.Form.MayHaveCompanion)
                {
                    JsonText.TryProperty(json, known.Form.CompanionName, out companion);
                }

                Add(property.Value, companion, known.Form.Type, output);
                Name(names, known.Member.Name, output.Count - before);
            }
        }
    }

    /// <summary>A contained resource by its id, or the resource itself for "#". https://hl7.org/fhir/R4/references.html#contained</summary>
    public static FhirNode? Contained(in FhirNode root, ReadOnlySpan<char> id)
    {
        if (id.IsEmpty)
        {
            return root;
        }

        if (!JsonText.TryProperty(root.Element, "contained"u8, out var contained) || contained.ValueKind is not JsonValueKind.Array)
        {
            return null;
        }

        foreach (var item in contained.EnumerateArray())
        {
            if (JsonText.TryText(item, "id"u8, out var own) && JsonText.Is(own, id))
            {
                return FhirNode.Of(item);
            }
        }

        return null;
    }

    /// <summary>The resource type that a reference's text names ("Patient/1", "http://x.org/fhir/Patient/1/_history/2"), or null.</summary>
    public static PathType? TypeOfReference(ReadOnlySpan<byte> reference)
    {
        var history = reference.IndexOf("/_history/"u8);
        var path = history < 0 ? reference : reference[..history];
        var slash = path.LastIndexOf((byte)'/');
        if (slash <= 0)
        {
            return null;
        }

        path = path[..slash];
        var name = path[(path.LastIndexOf((byte)'/') + 1)..];
        Span<char> chars = stackalloc char[MostTypeLength];
        return name.Length <= MostTypeLength && Encoding.UTF8.TryGetChars(name, chars, out var count) ? PathTypes.R4.Resource(chars[..count]) : null;
    }

    private static void Name(List<string>? names, string name, int times)
    {
        for (; names is not null && times > 0; times--)
        {
            names.Add(name);
        }
    }

    private static void Add(JsonElement value, JsonElement companion, PathType? type, List<FhirNode> output)
    {
        if (value.ValueKind is not JsonValueKind.Array && companion.ValueKind is not JsonValueKind.Array)
        {
            One(value, companion, type, output);
            return;
        }

        var values = value.ValueKind is JsonValueKind.Array ? value.GetArrayLength() : 0;
        if (companion.ValueKind is not JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                One(item, default, type, output);
            }

            return;
        }

        // "given": ["a", null], "_given": [null, {...}]: paired by position.
        var length = Math.Max(values, companion.GetArrayLength());
        for (var i = 0; i < length; i++)
        {
            One(i < values ? value[i] : default, i < companion.GetArrayLength() ? companion[i] : default, type, output);
        }
    }

    private static void One(JsonElement value, JsonElement companion, PathType? type, List<FhirNode> output)
    {
        if (companion.ValueKind is JsonValueKind.Object && type is not null)
        {
            output.Add(new FhirNode(value, new PrimitiveParts(type, companion)));
        }
        else if (value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
        {
            output.Add(type is { IsPolymorphicResource: true } ? FhirNode.Of(value) : new FhirNode(value, type));
        }
    }
}
