using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;

namespace Goldthread.Coordination.Work;

/// <summary>A worklist under a name.</summary>
/// <param name="Name">As its owner called it.</param>
/// <param name="Query">What was chosen, as it stands in the address.</param>
internal sealed record SavedList(string Name, string Query);

/// <summary>The worklists that somebody keeps; an address holds all that was chosen, so a list is shared by sending it.</summary>
internal sealed class SavedLists(Database database)
{
    private const int Most = 20;
    private const int MostName = 60;

    public async Task<IReadOnlyList<SavedList>> Of(User user) => await database.Read(session => SavedListTable.Of(session, user.Id));

    public async Task<Outcome<bool>> Save(User user, string name, string query)
    {
        name = name.Trim();
        if (name.Length is 0 or > MostName)
        {
            return new Fault(FaultKind.Invalid, name.Length == 0 ? "Give the list a name" : $"Use {MostName} characters at most", "ListName");
        }

        return await database.Write<Outcome<bool>>(session =>
        {
            if (SavedListTable.Of(session, user.Id) is var lists && lists.Count >= Most && lists.TrueForAll(l => l.Name != name))
            {
                return new Fault(FaultKind.Invalid, $"You have {Most} saved lists. Remove one first", "ListName");
            }

            SavedListTable.Put(session, user.Id, new SavedList(name, query));
            return true;
        });
    }

    public async Task<Outcome<bool>> Forget(User user, string name)
    {
        await database.Write(session =>
        {
            SavedListTable.Remove(session, user.Id, name);
            return true;
        });
        return true;
    }
}
