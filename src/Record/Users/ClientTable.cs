using Goldthread.Kernel.Data;

namespace Goldthread.Record.Users;

/// <summary>A program that may use the FHIR interface.</summary>
/// <param name="Id">What it calls itself: its client id.</param>
/// <param name="Name">As people know it.</param>
/// <param name="IsBackend">True for a system that asks as itself; false for an application that somebody signs in to.</param>
/// <param name="Role">A system's role: code of an <see cref="Access.Role"/>; empty for an application, which has its user's.</param>
/// <param name="Organisation">Whose system it is.</param>
/// <param name="OrganisationName">Its name.</param>
/// <param name="Scopes">The most that it may be given, separated by spaces.</param>
/// <param name="Keys">A system's public keys: a JWK set.</param>
public sealed record SmartClient(string Id, string Name, bool IsBackend, string Role, string Organisation, string OrganisationName, string Scopes, string Keys)
{
    internal const string UserPrefix = "client:";

    /// <summary>The user that a system is.</summary>
    public Access.User AsUser() => new(UserPrefix + Id, Name, "System", Role, Organisation, OrganisationName);
}

internal static class ClientTable
{
    private const string Columns = "client_id, name, backend, role, organisation, organisation_name, scopes, jwks";

    // On every machine, and rare: when a program is let in.
    private const string Insert = $"""
        insert into record_client ({Columns}, disabled_at)
        values (@client_id, @name, @backend, @role, @organisation, @organisation_name, @scopes, @jwks, null)
        on conflict (client_id) do nothing
        """;

    // On every machine, and rare: when a program is shut out.
    private const string Disable = "update record_client set disabled_at = @disabled_at where client_id = @client_id and disabled_at is null";

    private const string SelectOne = $"select {Columns} from record_client where client_id = @client_id and disabled_at is null";

    private const string SelectAll = $"select {Columns} from record_client where disabled_at is null order by client_id";

    public static bool Add(Session session, SmartClient c) =>
        session.Statement(Insert)
            .Set("client_id", c.Id).Set("name", c.Name).Set("backend", (short)(c.IsBackend ? 1 : 0)).Set("role", c.Role).Set("organisation", c.Organisation)
            .Set("organisation_name", c.OrganisationName).Set("scopes", c.Scopes).Set("jwks", c.Keys)
            .Execute() > 0;

    public static bool End(Session session, string id, DateTimeOffset at) =>
        session.Statement(Disable).Set("client_id", id).Set("disabled_at", at.ToUnixTimeMilliseconds()).Execute() > 0;

    public static SmartClient? Find(Session session, string id) => session.Statement(SelectOne).Set("client_id", id).First(r => (SmartClient?)Read(r), none: null);

    public static List<SmartClient> All(Session session) => session.Statement(SelectAll).List(Read);

    private static SmartClient Read(Row r) =>
        new(r.GetString(0), r.GetString(1), r.GetInt16(2) != 0, r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetString(7));
}
