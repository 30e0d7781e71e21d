using System.Text.Json.Nodes;
using Goldthread.Kernel.Values;

namespace Goldthread.Coordination.Hl7;

/// <summary>
/// The source's Patient after a message: what the message says takes the place of what stood there, what it leaves empty stays. Nothing is merged with anybody
/// else's record: that is for the directory of people, by verified NHS number.
/// </summary>
internal static class AdtPatient
{
    private const string OfficialUse = "official";

    /// <summary>The next version; <paramref name="current"/> is not changed.</summary>
    /// <param name="current">The Patient as it stands, whole; null for a person new to this source.</param>
    /// <param name="person">What the message says.</param>
    /// <param name="numbers">The system of the hospital's numbers.</param>
    public static JsonObject Next(JsonObject? current, AdtPerson person, string numbers)
    {
        var patient = (JsonObject?)current?.DeepClone() ?? new JsonObject { ["resourceType"] = "Patient" };
        Identify(patient, person, numbers);
        if (person.Family.Length > 0 || person.Given.Count > 0)
        {
            First(patient, "name", n => Text(n, "use") is OfficialUse or "", out var name);
            name["use"] = OfficialUse;
            name.Remove("text");
            Set(name, "family", person.Family);
            SetList(name, "given", person.Given);
            SetList(name, "prefix", person.Prefix.Length > 0 ? [person.Prefix] : []);
        }

        if (person.Sex.Length > 0)
        {
            patient["gender"] = person.Sex;
        }

        if (person.Born is { } born)
        {
            // A birth date has no hour in FHIR.
            patient["birthDate"] = born.IsDay ? born.Fhir : born.Fhir[..10];
        }

        if (person.AddressLines.Count > 0 || person.Postcode.Length > 0)
        {
            First(patient, "address", a => Text(a, "use") is "home" or "", out var address);
            address["use"] = "home";
            address.Remove("text");
            SetList(address, "line", person.AddressLines);
            Set(address, "city", person.Town);
            Set(address, "postalCode", person.Postcode);
        }

        if (person.Phone.Length > 0)
        {
            First(patient, "telecom", t => Text(t, "system") == "phone" && Text(t, "use") is "home" or "", out var phone);
            (phone["system"], phone["use"], phone["value"]) = ("phone", "home", person.Phone);
        }

        if (person.HasDied)
        {
            patient.Remove("deceasedBoolean");
            patient.Remove("deceasedDateTime");
            if (person.Died is { } died)
            {
                patient["deceasedDateTime"] = died.Fhir;
            }
            else
            {
                patient["deceasedBoolean"] = true;
            }
        }

        return patient;
    }

    private static void Identify(JsonObject patient, AdtPerson person, string numbers)
    {
        if (person.HospitalNumber.Length > 0)
        {
            First(patient, "identifier", i => Text(i, "system") == numbers && Text(i, "value") == person.HospitalNumber, out var own);
            (own["system"], own["value"]) = (numbers, person.HospitalNumber);
        }

        if (person.NhsNumber is not { } nhs)
        {
            return;
        }

        First(patient, "identifier", i => Text(i, "system") == NhsNumber.System && Text(i, "value") == nhs.ToString(), out var number);
        (number["system"], number["value"]) = (NhsNumber.System, nhs.ToString());
        if (person.NhsStatus.Code() is { } code)
        {
            number["extension"] = new JsonArray(new JsonObject
            {
                ["url"] = NhsNumberStatuses.Extension,
                ["valueCodeableConcept"] = new JsonObject
                {
                    ["coding"] = new JsonArray(new JsonObject { ["system"] = NhsNumberStatuses.System, ["code"] = code, ["display"] = person.NhsStatus.Display() }),
                },
            });
        }
    }

    // The one of a list that is meant, or a new one at its end.
    private static void First(JsonObject patient, string list, Func<JsonObject, bool> isMeant, out JsonObject found)
    {
        if (patient[list] is not JsonArray items)
        {
            patient[list] = items = [];
        }

        found = items.OfType<JsonObject>().FirstOrDefault(isMeant) ?? new JsonObject();
        if (found.Parent is null)
        {
            items.Add((JsonNode)found);
        }
    }

    private static void Set(JsonObject at, string name, string value)
    {
        if (value.Length > 0)
        {
            at[name] = value;
        }
    }

    private static void SetList(JsonObject at, string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            at[name] = new JsonArray([.. values.Select(v => (JsonNode)v)]);
        }
    }

    private static string Text(JsonObject at, string name) => at[name]?.GetValue<string>() ?? "";
}
