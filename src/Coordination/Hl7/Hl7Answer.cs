using System.Globalization;
using System.Text;
using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Values;

namespace Goldthread.Coordination.Hl7;

/// <summary>The three answers of HL7's original mode (table 0008): taken; not taken for what it says; not taken here, or not now.</summary>
internal enum AnswerCode
{
    AA,
    AE,
    AR,
}

/// <summary>Writes the acknowledgement of a message: MSA says which and how, ERR names the segment and field. HL7 v2.5.1, chapter 2.9.2 and 2.15.5.</summary>
internal static class Hl7Answer
{
    private const string Us = "GOLDTHREAD";

    public static byte[] Write(Hl7Message? message, string controlId, AnswerCode code, Fault? fault, DateTimeOffset now, string ownId)
    {
        var s = message?.Separators ?? Hl7Separators.Usual;
        var msh = message?.Msh;
        var version = msh?.Text(12) is { Length: > 0 } said ? said : "2.4";
        var text = new StringBuilder();
        Line("MSH", $"{s.Component}{s.Repetition}{s.Escape}{s.Subcomponent}", Us, Escape(msh?.Text(6) ?? ""), Escape(msh?.Text(3) ?? ""), Escape(msh?.Text(4) ?? ""),
            Dates.InLondon(now).ToString("yyyyMMddHHmmsszzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal), "",
            msh?.Text(9, 2) is { Length: > 0 } trigger ? $"ACK{s.Component}{Escape(trigger)}" : "ACK", Escape(ownId), msh?.Text(11) is { Length: > 0 } mode ? Escape(mode) : "P",
            Escape(version), "", "", "", "", "", "UNICODE UTF-8");
        Line("MSA", code.ToString(), Escape(controlId), fault is null ? "" : Escape(fault.Message));
        if (fault is not null)
        {
            var (place, number) = (Place(fault.Path ?? "", s), Number(fault));
            // The fields of ERR were made anew in 2.5.
            if (string.CompareOrdinal(version, "2.5") < 0)
            {
                Line("ERR", $"{place}{s.Component}{number}");
            }
            else
            {
                Line("ERR", "", place, number, "E", "", "", "", Escape(fault.ToString()));
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());

        void Line(params string[] fields) => text.AppendJoin(s.Field, fields).Append('\r');
        string Escape(string value) => Hl7Text.Escape(value, s);
    }

    // "PID-3.1" is segment PID, its first, field 3, first repetition, component 1.
    private static string Place(string path, Hl7Separators s)
    {
        var dash = path.IndexOf('-', StringComparison.Ordinal);
        if (dash != 3)
        {
            return path.Length == 3 ? path : "";
        }

        var parts = path[4..].Split('.');
        return string.Join(s.Component, parts.Length > 1 ? [path[..3], "1", parts[0], "1", parts[1]] : new[] { path[..3], "1", parts[0] });
    }

    // HL7 table 0357.
    private static string Number(Fault fault) => fault switch
    {
        { Kind: FaultKind.NotSupported, Path: "MSH-9.2" } => "201",
        { Kind: FaultKind.NotSupported } => "200",
        { Kind: FaultKind.NotFound } => "204",
        { Kind: FaultKind.Conflict } => "206",
        { Kind: FaultKind.Invalid, Path.Length: 3 } => "100",
        { Kind: FaultKind.Invalid } when fault.Message.Contains("missing", StringComparison.Ordinal) => "101",
        { Kind: FaultKind.Invalid } => "102",
        _ => "207",
    };
}
