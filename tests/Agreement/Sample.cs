using System.Globalization;
using System.Text.Json.Nodes;

namespace Goldthread.Agreement;

/// <summary>Resources drawn by chance from a small world, so that values meet often.</summary>
internal sealed class Sample(Random chance)
{
    public const int People = 12;

    private static readonly string[] Systems = ["http://s", "http://t"];
    private static readonly string[] Codes = ["1", "2", "3", "a|b", "c,d"];
    private static readonly string[] Families = ["Smith", "smythe", "Åström", "O'Neill", "Van  der Berg", "Smi", "Ng"];
    private static readonly string[] Givens = ["Edie", "Zoë", "rose", "Al"];
    private static readonly string[] Statuses = ["final", "amended", "preliminary"];

    public List<JsonObject> Everything()
    {
        var all = Enumerable.Range(0, People).Select(Patient).ToList();
        all.AddRange(Enumerable.Range(0, 3).Select(i => new JsonObject { ["resourceType"] = "Group", ["id"] = $"g{i}", ["type"] = "person", ["actual"] = true }));
        all.AddRange(Enumerable.Range(0, 3).Select(Organization));
        all.AddRange(Enumerable.Range(0, 90).Select(Observation));
        all.AddRange(Enumerable.Range(0, 40).Select(Condition));
        LinkWithin(all);
        all.AddRange(Enumerable.Range(0, 20).Select(Appointment));
        return all;
    }

    public string Person() => $"p{chance.Next(People + 1)}";

    public string System() => Pick(Systems);

    public string Code() => Pick(Codes);

    public string Family() => Pick(Families);

    public string Given() => Pick(Givens);

    /// <summary>Few numbers, with and without decimals, so that many meet.</summary>
    public decimal Number() => Pick([4m, 4.5m, 5m, 5.0m, 5.04m, 5.05m, 5.4m, 5.5m, -5m, 50m]);

    public string Unit() => Pick(["mg", "kg"]);

    public string Status() => Pick(Statuses);

    /// <summary>A date of any precision, or a moment with a zone, in few years so that many meet.</summary>
    public string Date(bool withTime = true)
    {
        var day = new DateTime(2023 + chance.Next(3), 1 + chance.Next(12), 1 + chance.Next(28));
        return chance.Next(withTime ? 6 : 3) switch
        {
            0 => day.ToString("yyyy", CultureInfo.InvariantCulture),
            1 => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            2 => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            3 => $"{day:yyyy-MM-dd}T{chance.Next(24):00}:30:00Z",
            4 => $"{day:yyyy-MM-dd}T{chance.Next(24):00}:15:00+01:00",
            _ => $"{day:yyyy-MM-dd}T{chance.Next(24):00}:15:30.{chance.Next(1000):000}-05:00",
        };
    }

    public bool Maybe(int percent) => chance.Next(100) < percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[chance.Next(from.Count)];

    private JsonObject Patient(int i)
    {
        var patient = new JsonObject { ["resourceType"] = "Patient", ["id"] = $"p{i}" };
        if (Maybe(80))
        {
            patient["identifier"] = new JsonArray(new JsonObject { ["system"] = System(), ["value"] = Code() });
        }

        if (Maybe(80))
        {
            patient["active"] = Maybe(50);
        }

        if (Maybe(90))
        {
            patient["name"] = new JsonArray(new JsonObject { ["family"] = Family(), ["given"] = new JsonArray(Given(), Given()) });
        }

        if (Maybe(80))
        {
            patient["birthDate"] = Date(withTime: false);
        }

        if (Maybe(60))
        {
            patient["managingOrganization"] = new JsonObject { ["reference"] = $"Organization/org{chance.Next(4)}" };
        }

        return patient;
    }

    private JsonObject Organization(int i)
    {
        var organization = new JsonObject { ["resourceType"] = "Organization", ["id"] = $"org{i}", ["name"] = $"Org {i}" };
        if (Maybe(60))
        {
            organization["partOf"] = new JsonObject { ["reference"] = $"Organization/org{chance.Next(4)}" };
        }

        return organization;
    }

    /// <summary>Links from one record of a person to others of the same person, in circles too.</summary>
    private void LinkWithin(List<JsonObject> all)
    {
        var records = all.Where(r => r["resourceType"]!.ToString() is "Observation" or "Condition").GroupBy(r => r["subject"]?["reference"]?.ToString() ?? "");
        foreach (var person in records.Where(p => p.Key.StartsWith("Patient/", StringComparison.Ordinal)))
        {
            var observations = person.Where(r => r["resourceType"]!.ToString() == "Observation").ToList();
            foreach (var record in person.Where(_ => observations.Count > 0 && Maybe(35)))
            {
                var to = new JsonObject { ["reference"] = $"Observation/{Pick(observations)["id"]}" };
                if (record["resourceType"]!.ToString() == "Observation")
                {
                    record["hasMember"] = new JsonArray(to);
                }
                else
                {
                    record["evidence"] = new JsonArray(new JsonObject { ["detail"] = new JsonArray(to) });
                }
            }
        }
    }

    private JsonObject Observation(int i)
    {
        var observation = new JsonObject { ["resourceType"] = "Observation", ["id"] = $"o{i}", ["status"] = Status(), ["code"] = Concept() };
        if (Maybe(90))
        {
            observation["subject"] = new JsonObject { ["reference"] = Maybe(85) ? $"Patient/{Person()}" : $"Group/g{chance.Next(3)}" };
        }

        if (Maybe(15))
        {
            observation["performer"] = new JsonArray(new JsonObject { ["reference"] = $"Patient/{Person()}" });
        }

        if (Maybe(60))
        {
            observation["valueQuantity"] = new JsonObject { ["value"] = Number(), ["unit"] = Unit(), ["system"] = "http://unitsofmeasure.org", ["code"] = Unit() };
        }

        switch (chance.Next(4))
        {
            case 0 or 1:
                observation["effectiveDateTime"] = Date();
                break;
            case 2:
                observation["effectivePeriod"] = Period();
                break;
            default:
                break;
        }

        return observation;
    }

    private JsonObject Condition(int i)
    {
        var condition = new JsonObject { ["resourceType"] = "Condition", ["id"] = $"c{i}", ["subject"] = new JsonObject { ["reference"] = $"Patient/{Person()}" } };
        if (Maybe(85))
        {
            condition["code"] = Concept();
        }

        if (Maybe(60))
        {
            condition["recordedDate"] = Date();
        }

        return condition;
    }

    private JsonObject Appointment(int i) => new()
    {
        ["resourceType"] = "Appointment",
        ["id"] = $"a{i}",
        ["status"] = Maybe(50) ? "booked" : "cancelled",
        ["participant"] = new JsonArray([.. Enumerable.Range(0, 1 + chance.Next(3)).Select(_ => new JsonObject
        {
            ["actor"] = new JsonObject { ["reference"] = $"Patient/{Person()}" },
            ["status"] = "accepted",
        })]),
    };

    private JsonObject Concept()
    {
        if (Maybe(10))
        {
            return new JsonObject { ["text"] = "words only" };
        }

        return new JsonObject
        {
            ["coding"] = new JsonArray([.. Enumerable.Range(0, 1 + chance.Next(2)).Select(_ => Maybe(85)
                ? new JsonObject { ["system"] = System(), ["code"] = Code() }
                : new JsonObject { ["code"] = Code() })]),
        };
    }

    private JsonObject Period()
    {
        var period = new JsonObject();
        var dates = new[] { Date(), Date() }.Order(StringComparer.Ordinal).ToArray();
        if (Maybe(75))
        {
            period["start"] = dates[0][..4] + "-01-01";
        }

        if (period.Count == 0 || Maybe(60))
        {
            period["end"] = dates[1];
        }

        return period;
    }
}
