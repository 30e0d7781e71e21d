using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using Goldthread.Fhir.Definitions;

namespace Goldthread.Fhir.Xml;

/// <summary>Writes one resource as XML, its elements in the order of their definitions.</summary>
internal sealed partial class XmlOut(FhirDefinitions definitions)
{
    public byte[] Write(JsonElement resource, bool indented)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = indented, NewLineHandling = NewLineHandling.Entitize }))
        {
            Resource(writer, resource);
        }

        return bytes.ToArray();
    }

    private void Resource(XmlWriter writer, JsonElement resource)
    {
        var name = resource.GetProperty("resourceType").GetString()!;
        writer.WriteStartElement(name, FhirXml.Namespace);
        Content(writer, resource, definitions.Type(name)!);
        writer.WriteEndElement();
    }

    private void Content(XmlWriter writer, JsonElement value, TypeDefinition type)
    {
        var isResource = type.Kind == TypeKind.Resource;
        foreach (var name in (ReadOnlySpan<string>)["id", "url"])
        {
            if (IsAttribute(name, type, isResource) && value.TryGetProperty(name, out var attribute))
            {
                writer.WriteAttributeString(name, Clean(attribute.GetString()!));
            }
        }

        foreach (var element in type.Elements)
        {
            if (IsAttribute(element.Name, type, isResource))
            {
                continue;
            }

            foreach (var typeName in element.Types)
            {
                var name = element.IsChoice ? element.Name + char.ToUpperInvariant(typeName[0]) + typeName[1..] : element.Name;
                var has = value.TryGetProperty(name, out var content);
                if (value.TryGetProperty("_" + name, out var companion) || has)
                {
                    Member(writer, name, content, companion, definitions.Type(typeName)!);
                }

                if (!element.IsChoice)
                {
                    break;
                }
            }
        }
    }

    private void Member(XmlWriter writer, string name, JsonElement value, JsonElement companion, TypeDefinition type)
    {
        if (value.ValueKind != JsonValueKind.Array && companion.ValueKind != JsonValueKind.Array)
        {
            One(writer, name, value, companion, type);
            return;
        }

        var values = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToList() : [];
        var companions = companion.ValueKind == JsonValueKind.Array ? companion.EnumerateArray().ToList() : [];
        for (var i = 0; i < Math.Max(values.Count, companions.Count); i++)
        {
            One(writer, name, i < values.Count ? values[i] : default, i < companions.Count ? companions[i] : default, type);
        }
    }

    private void One(XmlWriter writer, string name, JsonElement value, JsonElement companion, TypeDefinition type)
    {
        if (type.Name == "xhtml")
        {
            Narrative(writer, value.GetString()!);
            return;
        }

        writer.WriteStartElement(name, FhirXml.Namespace);
        if (type.Kind == TypeKind.Primitive)
        {
            if (companion.ValueKind == JsonValueKind.Object && companion.TryGetProperty("id", out var id))
            {
                writer.WriteAttributeString("id", Clean(id.GetString()!));
            }

            if (value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null))
            {
                writer.WriteAttributeString("value", value.ValueKind == JsonValueKind.String ? Clean(value.GetString()!) : value.GetRawText());
            }

            if (companion.ValueKind == JsonValueKind.Object && companion.TryGetProperty("extension", out var extensions))
            {
                Member(writer, "extension", extensions, default, definitions.Type("Extension")!);
            }
        }
        else if (type is { Kind: TypeKind.Resource, IsAbstract: true })
        {
            Resource(writer, value);
        }
        else
        {
            Content(writer, value, type);
        }

        writer.WriteEndElement();
    }

    /// <summary>Well-formed as it is kept, but for the names of signs that HTML knows and XML does not.</summary>
    private static void Narrative(XmlWriter writer, string html)
    {
        var known = NamedSign().Replace(html, m => WebUtility.HtmlDecode(m.Value) is var sign && sign != m.Value ? sign : WebUtility.HtmlEncode(m.Value));
        writer.WriteRaw(Clean(known));
    }

    private static bool IsAttribute(string name, TypeDefinition type, bool isResource) => (name == "id" && !isResource) || (name == "url" && type.Name == "Extension");

    /// <summary>XML has no place for most control characters, not even escaped (https://www.w3.org/TR/xml/#charsets).</summary>
    private static string Clean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!XmlConvert.IsXmlChar(text[i]) && !char.IsSurrogate(text[i]))
            {
                return string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '\ufffd'));
            }
        }

        return text;
    }

    [GeneratedRegex("&(?!(?:amp|lt|gt|quot|apos);)[a-zA-Z][a-zA-Z0-9]*;", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedSign();
}
