using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;

namespace Goldthread.Record.Users;

/// <summary>The sight of whoever asked to be sent what happens, a person or a program, as it is now.</summary>
internal static class SightOfAsker
{
    public static async ValueTask<Outcome<Sight>> Of(string id, Database database, TimeProvider clock, AccessRules rules)
    {
        if (!id.StartsWith(SmartClient.UserPrefix, StringComparison.Ordinal))
        {
            return await AccessDecision.ForUser(id, database, clock, rules);
        }

        if (await database.Read(session => ClientTable.Find(session, id[SmartClient.UserPrefix.Length..])) is not { } client)
        {
            return new Fault(FaultKind.Forbidden, "This program is no longer registered.");
        }

        // What its registration allows stands in for the scopes of a token, which it need not hold at this moment.
        var scopes = SmartScopes.Read(client.Scopes, null);
        var sight = await rules.Of(client.AsUser(), "subscriptions", Activities.UseFhir, "use the FHIR interface");
        return sight.Then<Sight>(s => s with { Readable = scopes.Reads, Writable = scopes.Writes, MayWrite = s.MayWrite && scopes.WritesAnything });
    }
}
