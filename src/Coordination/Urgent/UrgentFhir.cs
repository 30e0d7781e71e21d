using System.Text.Json;
using System.Text.Json.Nodes;
using Goldthread.Coordination.Referrals;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination.Urgent;

/// <summary>What an urgent referral says beside what every referral says.</summary>
/// <param name="Source">Who rang: a code of <see cref="UrgentIntake.Sources"/>.</param>
/// <param name="Conditions">Codes of <see cref="UrgentCondition"/>.</param>
/// <param name="Excluded">A code of <see cref="UrgentExclusion"/>; empty when it is in scope.</param>
/// <param name="Caller">Who rang and how to ring back, in words.</param>
public sealed record UrgentFacts(string Source, IReadOnlyList<string> Conditions, string Excluded, string Caller);

/// <summary>How these facts look in the Task of the referral.</summary>
internal static class UrgentFhir
{
    private const string Source = "urn:goldthread:urgent-source";
    private const string Excluded = "urn:goldthread:urgent-excluded";
    private const string Caller = "urn:goldthread:urgent-caller";

    public static UrgentFacts Read(JsonElement task) => new(
        task.Extension(Source).Text("valueCode") ?? "",
        [.. task.Child("reasonCode").Items("coding").Where(c => c.Text("system") == UrgentCondition.System).Select(c => c.Text("code")).OfType<string>()],
        task.Extension(Excluded).Text("valueCode") ?? "",
        task.Extension(Caller).Text("valueString") ?? "");

    public static void Write(JsonObject task, UrgentFacts facts)
    {
        var named = UrgentCondition.All.Where(c => facts.Conditions.Contains(c.Code)).ToList();
        if (named.Count > 0)
        {
            task["reasonCode"] = new JsonObject
            {
                ["coding"] = new JsonArray([.. named.Select(c => new JsonObject { ["system"] = UrgentCondition.System, ["code"] = c.Code, ["display"] = c.Words })]),
                ["text"] = string.Join("; ", named.Select(c => c.Words)),
            };
        }

        var extensions = task["extension"] as JsonArray ?? [];
        extensions.Add(new JsonObject { ["url"] = Source, ["valueCode"] = facts.Source });
        if (facts.Excluded.Length > 0)
        {
            extensions.Add(new JsonObject { ["url"] = Excluded, ["valueCode"] = facts.Excluded });
        }

        if (facts.Caller.Length > 0)
        {
            extensions.Add(new JsonObject { ["url"] = Caller, ["valueString"] = facts.Caller });
        }

        task["extension"] = extensions;
    }

    public static UrgentRow Row(Fhir.Storage.PersonKey person, JsonElement task, Referral referral, string place)
    {
        var facts = Read(task);
        return new UrgentRow(
            referral.To.Code, referral.Id, person, referral.To.Name, place, facts.Source, facts.Conditions.Count > 0 ? facts.Conditions[0] : "", ReferralFhir.Code(referral.State),
            facts.Excluded, referral.Sent, referral.FirstContact, referral.Ended);
    }
}
