using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Goldthread.Fhir.FhirPath;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Views;

/// <summary>Writes rows in one of the formats. What it has written is taken with <see cref="Take"/>, as often as one likes.</summary>
internal sealed class RowWriter(View view, ViewFormat format, bool header, long most)
{
    // Not for HTML: letters of all languages stay as they are.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 16);
    private readonly JsonEncodedText[] _names = [.. view.Columns.Select(c => JsonEncodedText.Encode(c.Name))];

    /// <summary>Rows written so far.</summary>
    public long Count { get; private set; }

    /// <summary>True when no more rows are wanted.</summary>
    public bool IsFull => Count >= most;

    /// <summary>Bytes that wait to be taken.</summary>
    public int Waiting => _buffer.WrittenCount;

    public void Start()
    {
        if (format == ViewFormat.Csv && header)
        {
            Text(string.Join(',', view.Columns.Select(c => CsvText.Field(c.Name))) + "\n");
        }
        else if (format == ViewFormat.Json)
        {
            Text("[");
        }
    }

    public void Add(List<ViewCell[]> rows)
    {
        using var json = format == ViewFormat.Csv ? null : new Utf8JsonWriter(_buffer, Options);
        foreach (var row in rows)
        {
            if (IsFull)
            {
                return;
            }

            if (json is null)
            {
                CsvRow(row);
            }
            else
            {
                Text(Count > 0 && format == ViewFormat.Json ? ",\n" : "");
                JsonRow(json, row);
                Text(format == ViewFormat.Json ? "" : "\n");
            }

            Count++;
        }
    }

    public void End() => Text(format == ViewFormat.Json ? "]\n" : "");

    /// <summary>What was written since the last time.</summary>
    public byte[] Take()
    {
        var taken = _buffer.WrittenSpan.ToArray();
        _buffer.ResetWrittenCount();
        return taken;
    }

    private void JsonRow(Utf8JsonWriter json, ViewCell[] row)
    {
        json.WriteStartObject();
        for (var i = 0; i < row.Length; i++)
        {
            json.WritePropertyName(_names[i]);
            Cell(json, row[i]);
        }

        json.WriteEndObject();
        json.Flush();
        json.Reset();
    }

    private static void Cell(Utf8JsonWriter json, ViewCell cell)
    {
        if (cell.Items is { } items)
        {
            json.WriteStartArray();
            foreach (var item in items)
            {
                Value(json, item);
            }

            json.WriteEndArray();
        }
        else if (cell.HasValue)
        {
            Value(json, cell.Value);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static void Value(Utf8JsonWriter json, FhirNode value)
    {
        if (value.Element.ValueKind != JsonValueKind.Undefined)
        {
            value.Element.WriteTo(json);
        }
        else if (value.IsFhir)
        {
            json.WriteNullValue(); // an element that has only extensions, or a reference nobody followed
        }
        else if (value.AsBoolean() is { } truth)
        {
            json.WriteBooleanValue(truth);
        }
        else if (value.AsDecimal() is { } number)
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteStringValue(value.AsString());
        }
    }

    private void CsvRow(ViewCell[] row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            Text(i > 0 ? "," : "");
            Text(CsvText.Field(TextOf(row[i])));
        }

        Text("\n");
    }

    private static string TextOf(ViewCell cell)
    {
        if (cell.Items is null && (!cell.HasValue || cell.Value.AsString() is not null))
        {
            return cell.HasValue ? cell.Value.AsString()! : "";
        }

        // Lists and structures have no way of their own in CSV: they are written as JSON.
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            Cell(json, cell);
        }

        return buffer.WrittenSpan is var text && text.SequenceEqual("null"u8) ? "" : Encoding.UTF8.GetString(text);
    }

    private void Text(string text) => Encoding.UTF8.GetBytes(text, _buffer);
}
