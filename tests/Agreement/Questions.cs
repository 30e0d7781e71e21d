using System.Globalization;

namespace Goldthread.Agreement;

/// <summary>Filters drawn by chance, over the values of the <see cref="Sample"/> so that they find something.</summary>
internal static class Questions
{
    private static readonly string[] Prefixes = ["", "eq", "ne", "gt", "lt", "ge", "le", "sa", "eb"];
    private static readonly string[] Negatable = ["identifier", "active", "code", "status"];

    public static (string Type, List<(string Name, string Value)> Query) Any(Sample s)
    {
        var type = s.Pick(["Patient", "Observation", "Observation", "Condition", "Appointment"]);
        var query = new List<(string, string)>();
        for (var i = s.Pick([1, 1, 2, 2, 3]); i > 0; i--)
        {
            var code = s.Pick(type switch
            {
                "Patient" => ["identifier", "active", "family", "given", "name", "birthdate"],
                "Observation" => ["code", "code", "status", "date", "subject", "patient", "performer", "value-quantity", "value-quantity", "code-value-quantity"],
                "Condition" => ["code", "code", "recorded-date", "subject", "patient"],
                _ => (string[])["status", "patient", "patient"],
            });
            query.Add(
                s.Maybe(6) ? (code + ":missing", s.Maybe(50) ? "true" : "false")
                : s.Maybe(15) && Negatable.Contains(code) ? Negated(One(s, code))
                : s.Maybe(18) ? Linked(s, type)
                : One(s, code));
        }

        return (type, query);
    }

    private static (string Name, string Value) Negated((string Name, string Value) one) => (one.Name + ":not", one.Value);

    /// <summary>A question that another resource answers: by a chain of one or two links, or from the other end.</summary>
    private static (string Name, string Value) Linked(Sample s, string type)
    {
        var ofPatient = One(s, s.Pick(["identifier", "active", "family", "given", "birthdate"]));
        var ofRecord = One(s, s.Pick(["code", "subject"]));
        return type == "Patient"
            ? s.Pick([
                ($"_has:Observation:patient:{ofRecord.Name}", ofRecord.Value),
                ($"_has:Observation:performer:{ofRecord.Name}", ofRecord.Value),
                ($"_has:Condition:patient:{ofRecord.Name}", ofRecord.Value),
                ("_has:Condition:patient:patient." + ofPatient.Name, ofPatient.Value),
                ("_has:Appointment:patient:status", s.Pick(["booked", "cancelled"])),
            ])
            : s.Pick([
                ($"patient.{ofPatient.Name}", ofPatient.Value),
                ($"{(type == "Appointment" ? "actor" : "subject")}:Patient.{ofPatient.Name}", ofPatient.Value),
                ("patient._has:Observation:patient:code", One(s, "code").Value),
            ]);
    }

    public static (string Name, string Value) One(Sample s, string code)
    {
        string Many(Func<string> value) => string.Join(',', Enumerable.Range(0, s.Pick([1, 1, 1, 2, 3])).Select(_ => value()));
        switch (code)
        {
            case "identifier" or "code":
                return (code, Many(() => s.Pick([Escape(s.Code()), $"{s.System()}|{Escape(s.Code())}", $"|{Escape(s.Code())}", $"{s.System()}|"])));
            case "status":
                return (code, Many(() => s.Pick([s.Status(), "booked", "cancelled"])));
            case "active":
                return (code, s.Pick(["true", "false"]));
            case "family" or "given" or "name":
                var modifier = s.Pick(["", "", ":exact", ":contains"]);
                return (code + modifier, Many(() => Escape(s.Pick([s.Family(), s.Given(), s.Family()[..2], s.Given().ToUpperInvariant(), "zoe", "astrom"]))));
            case "birthdate" or "date" or "recorded-date":
                return (code, Many(() => s.Pick(Prefixes) + s.Date()));
            case "value-quantity":
                return (code, Many(() => Quantity(s)));
            case "code-value-quantity":
                return (code, Many(() => $"{s.System()}|{Escape(s.Code())}${Quantity(s)}"));
            case "patient":
                return (code, Many(() => s.Maybe(50) ? s.Person() : $"Patient/{s.Person()}"));
            default:
                return s.Maybe(20) ? (code + ":Patient", Many(s.Person)) : (code, Many(() => s.Pick([s.Person(), $"Patient/{s.Person()}", "g1", "Group/g2"])));
        }
    }

    private static string Quantity(Sample s) =>
        s.Pick(Prefixes) + s.Number().ToString(CultureInfo.InvariantCulture) + s.Pick(["", "", "||" + s.Unit(), "|http://unitsofmeasure.org|" + s.Unit(), "|http://else|mg"]);

    private static string Escape(string text) => text.Replace(",", "\\,", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);
}
