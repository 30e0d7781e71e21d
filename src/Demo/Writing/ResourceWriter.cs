using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;

namespace Goldthread.Demo.Writing;

/// <summary>
/// Writes one resource after the other as UTF-8 JSON into a reused buffer. Names stay FHIR's own, so that a verb of
/// <see cref="SourceBuilder"/> reads like the resource it makes. A null value writes nothing.
/// </summary>
internal sealed class ResourceWriter : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(8192);
    private readonly Utf8JsonWriter _json;
    private string _type = "";
    private string _id = "";

    public ResourceWriter() => _json = new Utf8JsonWriter(
        _buffer, new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void Dispose() => _json.Dispose();

    public ResourceWriter Begin(string type, string id, string sourceUri, Concept? security = null)
    {
        _buffer.ResetWrittenCount();
        _json.Reset(_buffer);
        (_type, _id) = (type, id);
        _json.WriteStartObject();
        _json.WriteString("resourceType"u8, type);
        _json.WriteString("id"u8, id);
        _json.WriteStartObject("meta"u8);
        _json.WriteString("source"u8, sourceUri);
        if (security is { } label)
            OpenOne("security").CodingFields(label).CloseOne();
        _json.WriteEndObject();
        return this;
    }

    public DemoResource End()
    {
        _json.WriteEndObject();
        _json.Flush();
        return new DemoResource(_type, _id, _buffer.WrittenSpan.ToArray());
    }

    public ResourceWriter Text(string name, string? value)
    {
        if (value is not null)
            _json.WriteString(name, value);
        return this;
    }

    public ResourceWriter Texts(string name, params ReadOnlySpan<string> values)
    {
        if (values.IsEmpty)
            return this;
        _json.WriteStartArray(name);
        foreach (var value in values)
            _json.WriteStringValue(value);
        _json.WriteEndArray();
        return this;
    }

    public ResourceWriter Number(string name, decimal? value)
    {
        if (value is { } number)
            _json.WriteNumber(name, number);
        return this;
    }

    public ResourceWriter Truth(string name, bool value)
    {
        _json.WriteBoolean(name, value);
        return this;
    }

    public ResourceWriter Moment(string name, When? value) => Text(name, value?.ToString());

    public ResourceWriter Open(string name)
    {
        _json.WriteStartObject(name);
        return this;
    }

    public ResourceWriter Open()
    {
        _json.WriteStartObject();
        return this;
    }

    public ResourceWriter Close()
    {
        _json.WriteEndObject();
        return this;
    }

    public ResourceWriter OpenList(string name)
    {
        _json.WriteStartArray(name);
        return this;
    }

    public ResourceWriter CloseList()
    {
        _json.WriteEndArray();
        return this;
    }

    /// <summary>A list of one object: <c>"name":[{ ... }]</c>, closed by <see cref="CloseOne"/>.</summary>
    public ResourceWriter OpenOne(string name) => OpenList(name).Open();

    public ResourceWriter CloseOne() => Close().CloseList();

    /// <summary>A CodeableConcept, with text of its own when the words differ from the code's.</summary>
    public ResourceWriter Code(string name, Concept? concept, string? text = null)
    {
        if (concept is { } given)
        {
            _json.WriteStartObject(name);
            Concept(given, text);
        }

        return this;
    }

    /// <summary>A list of CodeableConcepts.</summary>
    public ResourceWriter Codes(string name, params ReadOnlySpan<Concept> concepts)
    {
        if (concepts.IsEmpty)
            return this;
        _json.WriteStartArray(name);
        foreach (var concept in concepts)
        {
            _json.WriteStartObject();
            Concept(concept, null);
        }

        _json.WriteEndArray();
        return this;
    }

    /// <summary>The fields of a Coding, inside an object that is open.</summary>
    public ResourceWriter CodingFields(Concept concept) =>
        Text("system", concept.System).Text("code", concept.Code).Text("display", concept.Display);

    public ResourceWriter Reference(string name, Ref? target)
    {
        if (target is { } given)
            Open(name).ReferenceFields(given).Close();
        return this;
    }

    /// <summary>An organisation that a list of work is kept for: with its code, as well as where it is.</summary>
    public ResourceWriter Party(string? name, Organisation of)
    {
        (name is null ? Open() : Open(name)).ReferenceFields(of.Ref).Open("identifier").Text("system", Systems.OdsCode).Text("value", of.Code).Close();
        return Close();
    }

    public ResourceWriter References(string name, params ReadOnlySpan<Ref> targets)
    {
        if (targets.IsEmpty)
            return this;
        OpenList(name);
        foreach (var target in targets)
            Open().ReferenceFields(target).Close();
        return CloseList();
    }

    public ResourceWriter Period(string name, When? start, When? end = null) =>
        start is null && end is null ? this : Open(name).Moment("start", start).Moment("end", end).Close();

    public ResourceWriter Quantity(string name, decimal value, string unit, string? ucum)
    {
        Open(name).Number("value", value).Text("unit", unit);
        if (ucum is not null)
            Text("system", Systems.Ucum).Text("code", ucum);
        return Close();
    }

    public ResourceWriter Note(string? text, Ref? author, When? time)
    {
        if (text is null)
            return this;
        return OpenOne("note").Reference("authorReference", author).Moment("time", time).Text("text", text).CloseOne();
    }

    private ResourceWriter ReferenceFields(Ref target) => Text("reference", target.ToString()).Text("display", target.Display);

    private void Concept(Concept concept, string? text)
    {
        if (concept.Code is not null)
            OpenOne("coding").CodingFields(concept).CloseOne();
        Text("text", text ?? concept.Display);
        _json.WriteEndObject();
    }
}
