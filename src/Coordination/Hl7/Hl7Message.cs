using Goldthread.Kernel.Values;

namespace Goldthread.Coordination.Hl7;

/// <summary>The five characters a message is divided by; each message names its own. HL7 v2.5.1, chapter 2.5.4.</summary>
internal sealed record Hl7Separators(char Field, char Component, char Repetition, char Escape, char Subcomponent)
{
    public static Hl7Separators Usual { get; } = new('|', '^', '~', '\\', '&');
}

/// <summary>
/// One HL7 v2 message as segments and fields, read by the separators that its own MSH names. It knows nothing of what the fields mean.
/// http://www.hl7.eu/HL7v2x/v251/std251/ch02.html
/// </summary>
internal sealed class Hl7Message
{
    private const int MostSegments = 1_000;

    private Hl7Message(Hl7Separators separators, List<Hl7Segment> segments)
    {
        Separators = separators;
        Segments = segments;
    }

    public Hl7Separators Separators { get; }

    public IReadOnlyList<Hl7Segment> Segments { get; }

    public Hl7Segment Msh => Segments[0];

    public Hl7Segment? Segment(string name) => Segments.FirstOrDefault(s => s.Name == name);

    /// <summary>Reads a message. A fault's path is the segment and field: "MSH-2".</summary>
    public static Outcome<Hl7Message> Parse(string text)
    {
        if (!text.StartsWith("MSH", StringComparison.Ordinal))
        {
            return new Fault(FaultKind.Invalid, "The message does not begin with MSH.", "MSH");
        }

        if (SeparatorsOf(text) is not { } separators)
        {
            return new Fault(FaultKind.Invalid, "MSH-1 and MSH-2 must name five different separators, such as |^~\\&.", "MSH-2");
        }

        // A carriage return ends a segment; senders that write line feeds mean the same.
        var lines = text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length > MostSegments)
        {
            return new Fault(FaultKind.TooLarge, $"The message has {lines.Length:N0} segments; {MostSegments:N0} are read at most.", "MSH");
        }

        var segments = new List<Hl7Segment>(lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            if (!IsName(lines[i], separators.Field))
            {
                return new Fault(FaultKind.Invalid, $"Segment {i + 1} has no name of three letters or digits: the message is cut or broken there.", $"segment {i + 1}");
            }

            segments.Add(new Hl7Segment(lines[i], separators));
        }

        return segments.Count(s => s.Name == "MSH") > 1
            ? new Fault(FaultKind.Invalid, "MSH comes twice: two messages have run into one.", "MSH")
            : new Hl7Message(separators, segments);
    }

    private static Hl7Separators? SeparatorsOf(string text)
    {
        if (text.Length < 9)
        {
            return null;
        }

        var end = text.IndexOf(text[3], 4);
        // A fifth encoding character, for truncation, came with 2.7; the subcomponent may be left out by senders that need none.
        if (end is < 7 or > 9)
        {
            return null;
        }

        var separators = new Hl7Separators(text[3], text[4], text[5], text[6], end > 7 ? text[7] : '&');
        char[] all = [separators.Field, separators.Component, separators.Repetition, separators.Escape, separators.Subcomponent];
        return all.Distinct().Count() == all.Length && !Array.Exists(all, c => char.IsLetterOrDigit(c) || char.IsControl(c) || c == ' ') ? separators : null;
    }

    private static bool IsName(string line, char field) =>
        line.Length >= 3 && char.IsAsciiLetterUpper(line[0]) && line[..3].All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)) && (line.Length == 3 || line[3] == field);
}

/// <summary>One segment. Fields, repetitions, components and subcomponents count from 1, as the standard counts; what is not there is empty.</summary>
internal sealed class Hl7Segment
{
    /// <summary>What a sender writes to say "there is none any more", where an empty field says nothing.</summary>
    public const string Null = "\"\"";

    private readonly string[] _fields;
    private readonly Hl7Separators _separators;

    public Hl7Segment(string line, Hl7Separators separators)
    {
        _separators = separators;
        Name = line[..3];
        // MSH-1 is the separator itself, so its fields stand one place further on.
        _fields = Name == "MSH" ? ["MSH", separators.Field.ToString(), .. line[4..].Split(separators.Field)] : line.Split(separators.Field);
    }

    public string Name { get; }

    /// <summary>The field as it was sent.</summary>
    public string Raw(int field) => field < _fields.Length ? _fields[field] : "";

    public bool Has(int field) => Raw(field).Length > 0;

    /// <summary>True when the sender says that there is none any more.</summary>
    public bool IsNull(int field) => Raw(field) == Null;

    public IReadOnlyList<Hl7Field> Repetitions(int field) =>
        Raw(field) is { Length: > 0 } raw && raw != Null ? [.. raw.Split(_separators.Repetition).Select(r => new Hl7Field(r, _separators))] : [];

    /// <summary>A component of the first repetition, read; empty for <see cref="Null"/>.</summary>
    public string Text(int field, int component = 1, int subcomponent = 1) =>
        Raw(field) is { Length: > 0 } raw && raw != Null ? new Hl7Field(raw.Split(_separators.Repetition)[0], _separators).Text(component, subcomponent) : "";
}

/// <summary>One repetition of a field.</summary>
internal sealed class Hl7Field(string raw, Hl7Separators separators)
{
    private readonly string[] _components = raw.Split(separators.Component);

    public string Text(int component, int subcomponent = 1)
    {
        if (component > _components.Length)
        {
            return "";
        }

        var parts = _components[component - 1].Split(separators.Subcomponent);
        return subcomponent > parts.Length || parts[subcomponent - 1] == Hl7Segment.Null ? "" : Hl7Text.Unescape(parts[subcomponent - 1], separators).Trim();
    }
}
