using System.Text.Json;

namespace Goldthread.Fhir.Import;

/// <summary>What a first walk over a JSON text learns: whether it is a bundle, and where in the text each entry's resource stands.</summary>
internal sealed class BundleSurvey : ITokenReader
{
    private string _member = "";
    private string _part = "";
    private string _inner = "";
    private bool _inEntries;
    private SurveyedEntry? _entry;

    /// <summary>The type of the resource, null when it says none.</summary>
    public string? ResourceType { get; private set; }

    /// <summary>Bundle.type.</summary>
    public string? BundleType { get; private set; }

    public string? Id { get; private set; }

    public List<SurveyedEntry> Entries { get; } = [];

    public bool IsBundle => ResourceType == "Bundle";

    public void Token(ref Utf8JsonReader json, long offset)
    {
        switch (json.CurrentDepth)
        {
            case 1:
                Top(ref json);
                break;
            case 2 when _inEntries:
                if (json.TokenType == JsonTokenType.StartObject)
                {
                    _entry = new SurveyedEntry(Entries.Count);
                    Entries.Add(_entry);
                }

                break;
            case 3 when _inEntries && _entry is not null:
                Entry(ref json, offset, _entry);
                break;
            case 4 when _inEntries && _entry is not null:
                Inside(ref json, _entry);
                break;
            default:
                break;
        }
    }

    private void Top(ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.PropertyName:
                _member = Name(ref json);
                break;
            case JsonTokenType.String when _member == "resourceType":
                ResourceType = Text(ref json);
                break;
            case JsonTokenType.String when _member == "type":
                BundleType = Text(ref json);
                break;
            case JsonTokenType.String when _member == "id":
                Id = Text(ref json);
                break;
            case JsonTokenType.StartArray:
                _inEntries = _member == "entry";
                break;
            case JsonTokenType.EndArray:
                _inEntries = false;
                break;
            default:
                break;
        }
    }

    private void Entry(ref Utf8JsonReader json, long offset, SurveyedEntry entry)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.PropertyName:
                _part = Name(ref json);
                break;
            case JsonTokenType.String when _part == "fullUrl":
                entry.FullUrl = Text(ref json);
                break;
            case JsonTokenType.StartObject when _part == "resource":
                entry.Start = offset + json.TokenStartIndex;
                break;
            case JsonTokenType.EndObject when _part == "resource":
                entry.Length = offset + json.BytesConsumed - entry.Start;
                break;
            default:
                break;
        }
    }

    private void Inside(ref Utf8JsonReader json, SurveyedEntry entry)
    {
        if (json.TokenType == JsonTokenType.PropertyName)
        {
            _inner = Name(ref json);
        }
        else if (json.TokenType == JsonTokenType.String)
        {
            switch (_part, _inner)
            {
                case ("resource", "resourceType"):
                    entry.Type = Text(ref json);
                    break;
                case ("resource", "id"):
                    entry.Id = Text(ref json);
                    break;
                case ("request", "method"):
                    entry.Method = Text(ref json);
                    break;
                case ("request", "url"):
                    entry.Url = Text(ref json);
                    break;
                case ("request", "ifNoneExist"):
                    entry.IsConditional = true;
                    break;
                case ("search", "mode"):
                    entry.SearchMode = Text(ref json);
                    break;
                default:
                    break;
            }
        }
    }

    private static string Name(ref Utf8JsonReader json) =>
        json.ValueTextEquals("resource"u8) ? "resource"
        : json.ValueTextEquals("fullUrl"u8) ? "fullUrl"
        : json.ValueTextEquals("resourceType"u8) ? "resourceType"
        : json.ValueTextEquals("id"u8) ? "id"
        : json.ValueTextEquals("entry"u8) ? "entry"
        : json.ValueTextEquals("type"u8) ? "type"
        : json.ValueTextEquals("request"u8) ? "request"
        : json.ValueTextEquals("method"u8) ? "method"
        : json.ValueTextEquals("url"u8) ? "url"
        : json.ValueTextEquals("ifNoneExist"u8) ? "ifNoneExist"
        : json.ValueTextEquals("search"u8) ? "search"
        : json.ValueTextEquals("mode"u8) ? "mode"
        : "";

    private static string? Text(ref Utf8JsonReader json) => ResourceText.Text(ref json);
}

/// <summary>One entry of a bundle, without its resource.</summary>
internal sealed class SurveyedEntry(int index)
{
    public int Index { get; } = index;

    public string? FullUrl { get; set; }

    public string? Type { get; set; }

    /// <summary>The id that the resource carries.</summary>
    public string? Id { get; set; }

    public string? Method { get; set; }

    public string? Url { get; set; }

    public bool IsConditional { get; set; }

    public string? SearchMode { get; set; }

    /// <summary>Where its resource begins in the text.</summary>
    public long Start { get; set; }

    /// <summary>Its resource's bytes; 0 when it has none.</summary>
    public long Length { get; set; }

    public string Place => $"entry[{Index}]";
}
