using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml;
using Goldthread.Fhir.Definitions;

namespace Goldthread.Fhir.Xml;

/// <summary>Reads one resource in XML. Throws <see cref="XmlException"/> for what cannot be put into JSON.</summary>
internal sealed partial class XmlIn(FhirDefinitions definitions)
{
    private const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

    private static readonly XmlReaderSettings Strict = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 512 };

    public byte[] Read(ReadOnlyMemory<byte> xml)
    {
        using var reader = XmlReader.Create(new MemoryStream(xml.ToArray(), writable: false), Strict);
        reader.MoveToContent();
        var resource = Resource(reader);
        while (reader.Read())
        {
            if (reader.NodeType is not (XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace or XmlNodeType.Comment))
            {
                throw Wrong(reader, "there is something after the end of the resource.");
            }
        }

        return JsonSerializer.SerializeToUtf8Bytes(resource, Relaxed);
    }

    /// <summary>The reader stands on the element of a resource, and leaves it on that element's end.</summary>
    private JsonObject Resource(XmlReader reader)
    {
        Expect(reader);
        var json = new JsonObject { ["resourceType"] = reader.LocalName };
        if (!definitions.IsResource(reader.LocalName))
        {
            throw Wrong(reader, $"FHIR R4 has no resource type \"{reader.LocalName}\".");
        }

        Content(reader, definitions.Type(reader.LocalName)!, json);
        return json;
    }

    private void Content(XmlReader reader, TypeDefinition type, JsonObject into)
    {
        Attributes(reader, type, into);
        foreach (var _ in Children(reader))
        {
            Expect(reader, type);
            var name = reader.LocalName;
            if (type.Member(name) is not { } member)
            {
                throw Wrong(reader, $"{type.Name} has no element \"{name}\".");
            }

            var inner = definitions.Type(member.TypeName)!;
            if (inner.Kind == TypeKind.Primitive)
            {
                var (value, companion) = Primitive(reader, inner);
                Add(into, name, value, companion, member.Element.IsRepeating, reader);
            }
            else
            {
                Add(into, name, inner is { Kind: TypeKind.Resource, IsAbstract: true } ? Wrapped(reader) : Complex(reader, inner), null, member.Element.IsRepeating, reader);
            }
        }
    }

    private JsonObject Complex(XmlReader reader, TypeDefinition type)
    {
        var json = new JsonObject();
        Content(reader, type, json);
        return json;
    }

    /// <summary>"contained" and the like hold one element that is named by its type.</summary>
    private JsonObject? Wrapped(XmlReader reader)
    {
        JsonObject? resource = null;
        foreach (var _ in Children(reader))
        {
            resource = resource is null ? Resource(reader) : throw Wrong(reader, "there may be one resource here.");
        }

        return resource ?? throw Wrong(reader, "a resource is needed here.");
    }

    private (JsonNode? Value, JsonObject? Companion) Primitive(XmlReader reader, TypeDefinition type)
    {
        if (type.Name == "xhtml")
        {
            return (JsonValue.Create(Narrative(reader)), null);
        }

        JsonNode? value = null;
        JsonObject? companion = null;
        if (reader.MoveToFirstAttribute())
        {
            do
            {
                if (reader is { LocalName: "value", NamespaceURI: "" })
                {
                    value = Value(reader.Value, type.Name);
                }
                else if (reader is { LocalName: "id", NamespaceURI: "" })
                {
                    (companion ??= [])["id"] = reader.Value;
                }
                else if (!IsOfXml(reader))
                {
                    throw Wrong(reader, $"the attribute \"{reader.Name}\" is not allowed.");
                }
            }
            while (reader.MoveToNextAttribute());
            reader.MoveToElement();
        }

        foreach (var _ in Children(reader))
        {
            Expect(reader);
            if (reader.LocalName != "extension")
            {
                throw Wrong(reader, $"a {type.Name} holds extensions only, not \"{reader.LocalName}\".");
            }

            Add(companion ??= [], "extension", Complex(reader, definitions.Type("Extension")!), null, true, reader);
        }

        return (value, companion);
    }

    /// <summary>Numbers and truths as JSON has them; text that is none stays text, and the validator says so.</summary>
    private static JsonNode? Value(string text, string type) => type switch
    {
        "boolean" when text is "true" or "false" => JsonValue.Create(text == "true"),
        "integer" or "positiveInt" or "unsignedInt" or "decimal" when Number().IsMatch(text) => JsonNode.Parse(text),
        _ => JsonValue.Create(text),
    };

    private static string Narrative(XmlReader reader)
    {
        if (reader.NamespaceURI != FhirXml.Xhtml || reader.LocalName != "div")
        {
            throw Wrong(reader, $"a narrative is a div of {FhirXml.Xhtml}.");
        }

        // Read as a tree of its own, which is as deep as the whole document may be.
        var text = new StringBuilder();
        using (var part = reader.ReadSubtree())
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.None }))
        {
            part.Read();
            var depth = 0;
            do
            {
                depth = part.Depth;
                if (depth > FhirXml.MostLevels)
                {
                    throw Wrong(reader, $"the narrative is nested too deeply: at most {FhirXml.MostLevels} levels are read.");
                }

                Copy(part, writer);
            }
            while (part.Read());
        }

        return text.ToString();
    }

    private static void Copy(XmlReader from, XmlWriter to)
    {
        switch (from.NodeType)
        {
            case XmlNodeType.Element:
                var isEmpty = from.IsEmptyElement;
                to.WriteStartElement(from.Prefix, from.LocalName, from.NamespaceURI);
                to.WriteAttributes(from, defattr: false);
                if (isEmpty)
                {
                    to.WriteEndElement();
                }

                break;
            case XmlNodeType.EndElement:
                to.WriteFullEndElement();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA:
                to.WriteString(from.Value);
                break;
            case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                to.WriteWhitespace(from.Value);
                break;
            case XmlNodeType.Comment:
                to.WriteComment(from.Value);
                break;
            default:
                break;
        }
    }

    /// <summary>Ids of elements, and the address of an extension.</summary>
    private static void Attributes(XmlReader reader, TypeDefinition type, JsonObject into)
    {
        if (!reader.MoveToFirstAttribute())
        {
            return;
        }

        do
        {
            var isKnown = reader.NamespaceURI.Length == 0 && ((reader.LocalName == "id" && type.Kind != TypeKind.Resource) || (reader.LocalName == "url" && type.Name == "Extension"));
            if (isKnown)
            {
                into[reader.LocalName] = reader.Value;
            }
            else if (!IsOfXml(reader))
            {
                throw Wrong(reader, $"the attribute \"{reader.Name}\" is not allowed.");
            }
        }
        while (reader.MoveToNextAttribute());
        reader.MoveToElement();
    }

    /// <summary>One turn for each child element, with the reader on it.</summary>
    private static IEnumerable<bool> Children(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            yield break;
        }

        if (reader.Depth > FhirXml.MostLevels)
        {
            throw Wrong(reader, $"the resource is nested too deeply: at most {FhirXml.MostLevels} levels are read.");
        }

        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    yield return true;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    throw Wrong(reader, "text stands between elements: values are attributes, as in <active value=\"true\"/>.");
                default:
                    break;
            }
        }
    }

    private static void Add(JsonObject into, string name, JsonNode? value, JsonObject? companion, bool repeats, XmlReader at)
    {
        if (!repeats)
        {
            if (into.ContainsKey(name) || into.ContainsKey("_" + name))
            {
                throw Wrong(at, $"\"{name}\" stands twice and does not repeat.");
            }

            Set(into, name, value);
            Set(into, "_" + name, companion);
            return;
        }

        var values = into[name] as JsonArray;
        var companions = into["_" + name] as JsonArray;
        var count = Math.Max(values?.Count ?? 0, companions?.Count ?? 0);
        Append(into, name, ref values, value, count);
        Append(into, "_" + name, ref companions, companion, count);
    }

    // Both lists are as long as each other, with null for nothing, and each is there only when it holds something.
    private static void Append(JsonObject into, string name, ref JsonArray? list, JsonNode? item, int count)
    {
        if (list is null)
        {
            if (item is null)
            {
                return;
            }

            into[name] = list = [];
            while (list.Count < count)
            {
                list.Add(null);
            }
        }

        list.Add(item);
    }

    private static void Set(JsonObject into, string name, JsonNode? value)
    {
        if (value is not null)
        {
            into[name] = value;
        }
    }

    private static void Expect(XmlReader reader, TypeDefinition? type = null)
    {
        var isNarrative = type?.Name == "Narrative" && reader.LocalName == "div";
        if (reader.NodeType != XmlNodeType.Element || (reader.NamespaceURI != FhirXml.Namespace && !isNarrative))
        {
            throw Wrong(reader, $"\"{reader.Name}\" is not an element of {FhirXml.Namespace}.");
        }
    }

    private static bool IsOfXml(XmlReader reader) => reader.NamespaceURI == SchemaInstance || reader.Prefix == "xmlns" || reader.Name == "xmlns" || reader.Prefix == "xml";

    private static XmlException Wrong(XmlReader reader, string message)
    {
        var at = (IXmlLineInfo)reader;
        return new XmlException(message, null, at.LineNumber, at.LinePosition);
    }

    [GeneratedRegex(@"^-?(?:0|[1-9][0-9]{0,40})(?:\.[0-9]{1,40})?(?:[eE][+-]?[0-9]{1,4})?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
