using Goldthread.Kernel.Data;

namespace Goldthread.Directory.Keepers;

/// <summary>A listing that is kept for another organisation.</summary>
/// <param name="Service">Id of the service.</param>
/// <param name="Owner">Code of the organisation that it is kept for.</param>
/// <param name="OwnerName">Its name.</param>
internal sealed record KeptFor(string Service, string Owner, string OwnerName);

internal static class KeptForTable
{
    // On every machine, and rare: when an organisation that has nobody is helped out.
    private const string Insert = "insert into directory_kept_for (service, owner, owner_name, since) values (@service, @owner, @name, @since) on conflict (service) do nothing";

    private const string SelectAll = "select service, owner, owner_name from directory_kept_for order by owner_name, service";

    // On every machine, and rare: when it can keep its listings itself.
    private const string DeleteOne = "delete from directory_kept_for where service = @service";

    public static void Put(Session session, KeptFor kept, DateTimeOffset since) =>
        session.Statement(Insert).Set("service", kept.Service).Set("owner", kept.Owner).Set("name", kept.OwnerName).Set("since", since.ToUnixTimeMilliseconds()).Execute();

    public static List<KeptFor> All(Session session) => session.Statement(SelectAll).List(r => new KeptFor(r.GetString(0), r.GetString(1), r.GetString(2)));

    public static void Remove(Session session, string service) => session.Statement(DeleteOne).Set("service", service).Execute();
}
