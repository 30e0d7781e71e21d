using System.Text;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Record.Access;

namespace Goldthread.Record.Tests.Access;

/// <summary>Draws who may do and see what, from the tables by which it is decided.</summary>
internal static class AccessMatrix
{
    private static readonly (WithheldReasons Reason, string Title)[] Reasons =
    [
        (WithheldReasons.Sealed, "sealed"), (WithheldReasons.Restricted, "restricted by its source"), (WithheldReasons.Safeguarding, "safeguarding"),
        (WithheldReasons.ThirdParty, "about somebody else"), (WithheldReasons.SeriousHarm, "serious harm"),
    ];

    private static IReadOnlyList<Role> Roles => Role.All;

    public static string Draw()
    {
        var text = new StringBuilder("""
            # Who may do and see what

            Drawn from the tables in `src/Record/Access` and `src/Fhir/Storage` that the product itself asks; a test fails where the two differ and says how to draw it anew.
            Access needs a yes in every table at once: [access.md](access.md).

            """);
        text.Append("\n## Role and activity\n\n");
        Table(text, ["role", .. Enum.GetValues<Activities>().Where(a => a != Activities.None).Select(a => Spaced(a.ToString()))],
            Roles.Select(r => new[] { r.Title }.Concat(Enum.GetValues<Activities>().Where(a => a != Activities.None).Select(a => r.May(a) ? "yes" : ""))));

        text.Append("\n## Role and purpose\n\nThe purpose stands in every act of the journal, and an agreement must be in force for it. Whoever opted out nationally is not there where it says so.\n\n");
        Table(text, ["role", "purpose", "the national opt-out"], Roles.Select(r => new[] { r.Title, r.Purpose, Purpose.IsBeyondCare(r.Purpose) ? "leaves the person out" : "does not apply" }));

        text.Append("\n## Relationship\n\nWithout one that holds now nobody sees anything of a person.\n\n");
        Table(text, ["ground", "gives sight", "stands above the person's refusal", "opens what is sealed", "takes sight away"],
            Enum.GetValues<SightGround>().Select(g => new Relationship("x", g, RelationshipTable.Always)).Select(r => new[]
            {
                Spaced(r.Ground.ToString()), Yes(r.GivesSight), Yes(r.IsEmergency), Yes(r.OpensSeals), r.IsRefusal ? "of what others wrote" : r.IsOptOut ? "of everything, for a purpose beyond care" : "",
            }));

        text.Append("\n## Role, and what is withheld\n\nThe organisation that wrote it sees it always. *Opened* means: shown to whoever opens the seal on a lawful ground, which is reviewed.\n\n");
        Table(text, ["role", .. Reasons.Select(r => r.Title)], Roles.Where(r => r.MayOpenRecords || r.MayUseFhir || r.May(Activities.OwnRecord)).Select(r =>
            new[] { r.Title }.Concat(Reasons.Select(reason => r.Code == User.System.RoleCode || (WithholdingRules.BlindOf(r) & reason.Reason) == WithheldReasons.None ? "sees"
                : r.May(Activities.OpenSeals) && reason.Reason is WithheldReasons.Sealed or WithheldReasons.Restricted ? "opened" : "kept from"))));

        text.Append("\n## Role and view\n\nWhat a role does not see on pages although it may open the record.\n\n");
        Table(text, ["role", "view", "leaves out"], Roles.Where(r => r.MayOpenRecords).Select(r => new[] { r.Title, r.View, RoleView.Of(r.View).LeavesOut is { Count: > 0 } left ? string.Join(", ", left.Order(StringComparer.Ordinal)) : "nothing" }));
        return text.ToString();
    }

    private static string Yes(bool holds) => holds ? "yes" : "";

    private static string Spaced(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? " " + char.ToLowerInvariant(c) : c.ToString())).ToLowerInvariant();

    private static void Table(StringBuilder to, IReadOnlyList<string> head, IEnumerable<IEnumerable<string>> rows)
    {
        Row(to, head);
        Row(to, head.Select(_ => "---"));
        foreach (var row in rows)
        {
            Row(to, row);
        }
    }

    private static void Row(StringBuilder to, IEnumerable<string> cells) => to.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
