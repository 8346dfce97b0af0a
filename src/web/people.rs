//! The people of a desk, in a file of the desk and not of the case: who they are, what they may do, their passwords under
//! Argon2id, and invitations that are good once.

use super::guard::{self, Who};
use super::refusal::Trouble;
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use claimbench::domain::{Instant, handle};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// How long an invitation is good, in milliseconds: three days.
const INVITED_FOR: i64 = 3 * 24 * 60 * 60 * 1000;
/// A password's length, in characters: what is longer than a book's line is no password.
const FEWEST: usize = 12;
const MOST: usize = 200;

/// What somebody may do, each more than the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Works on articles and claims.
    Reporter,
    /// Approves and returns, too.
    Reader,
    /// Records that an article went out, and says who is of the desk.
    Editor,
}

impl Role {
    pub const ALL: [Self; 3] = [Self::Reporter, Self::Reader, Self::Editor];

    pub fn word(self) -> &'static str {
        match self {
            Self::Reporter => "reporter",
            Self::Reader => "reader",
            Self::Editor => "editor",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == text)
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    pub handle: String,
    pub role: Role,
    /// As a PHC string; none until an invitation was taken up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    password: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    invitation: Option<Invitation>,
}

impl Person {
    pub fn has_password(&self) -> bool {
        self.password.is_some()
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Invitation {
    /// Of the token, which is in nobody's hands but the invited one's.
    sha256: String,
    until: Instant,
}

pub struct People {
    file: PathBuf,
    people: Mutex<Vec<Person>>,
}

impl People {
    /// Reads the file; a desk that has none yet has nobody.
    pub fn open(file: PathBuf) -> io::Result<Self> {
        let people = match fs::read(&file) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(io::Error::other)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(error),
        };
        Ok(Self { file, people: Mutex::new(people) })
    }

    pub fn all(&self) -> Vec<Person> {
        self.people.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether anybody could sign in.
    pub fn has_anybody(&self) -> bool {
        self.all().iter().any(Person::has_password)
    }

    /// Invites somebody, or somebody again: a new password takes the place of the old one once they take it up. The token.
    pub fn invite(&self, name: &str, role: Role, now: Instant) -> Result<String, Trouble> {
        let name = handle::checked("name", name)?;
        let token = guard::secret()?;
        let until = now.later(INVITED_FOR);
        let invitation = Some(Invitation { sha256: sha256(&token), until });
        self.change(|people| {
            match people.iter_mut().find(|person| handle::same(&person.handle, &name)) {
                Some(person) => (person.role, person.invitation) = (role, invitation),
                None => people.push(Person { handle: name, role, password: None, invitation }),
            }
            Ok(())
        })?;
        Ok(token)
    }

    /// Takes up an invitation with a password of one's own.
    pub fn accept(&self, token: &str, password: &str, now: Instant) -> Result<Who, Trouble> {
        if !(FEWEST..=MOST).contains(&password.chars().count()) {
            return Err(Trouble::Misused("A password has 12 to 200 characters: three or four words are easy to keep."));
        }
        let wanted = sha256(token);
        let hashed = Argon2::default().hash_password(password.as_bytes());
        let hashed = hashed.map_err(|error| io::Error::other(error.to_string()))?.to_string();
        self.change(|people| {
            let invited = |person: &&mut Person| {
                let good = |one: &Invitation| guard::equal(&one.sha256, &wanted) && one.until > now;
                person.invitation.as_ref().is_some_and(good)
            };
            let person = people.iter_mut().find(invited);
            let person =
                person.ok_or(Trouble::Misused("This invitation is not good any more: ask an editor for a new one."))?;
            (person.password, person.invitation) = (Some(hashed), None);
            Ok(Who { actor: person.handle.clone(), role: person.role })
        })
    }

    /// Who it is, if the password is theirs. It takes as long where there is nobody of that name.
    pub fn known(&self, name: &str, password: &str) -> Option<Who> {
        /// The form of a hash, of no password.
        const NOBODY: &str =
            "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA";
        let person = self.all().into_iter().find(|person| handle::same(&person.handle, name));
        let hash = person.as_ref().and_then(|person| person.password.as_deref()).unwrap_or(NOBODY);
        let hash = PasswordHash::new(hash).ok()?;
        let password: &str = if password.chars().count() <= MOST { password } else { "" };
        Argon2::default().verify_password(password.as_bytes(), &hash).ok()?;
        person.filter(Person::has_password).map(|person| Who { actor: person.handle, role: person.role })
    }

    /// Somebody is of the desk no more. What they did stays on the record under their name.
    pub fn remove(&self, name: &str) -> Result<(), Trouble> {
        self.change(|people| {
            let left = people.iter().filter(|one| one.role == Role::Editor && one.has_password());
            if left.count() == 1 && people.iter().any(|one| handle::same(&one.handle, name) && one.role == Role::Editor)
            {
                return Err(Trouble::Misused("The last editor cannot be taken off the desk."));
            }
            people.retain(|person| !handle::same(&person.handle, name));
            Ok(())
        })
    }

    /// Changes the list and its file, or neither.
    fn change<T>(&self, change: impl FnOnce(&mut Vec<Person>) -> Result<T, Trouble>) -> Result<T, Trouble> {
        let mut people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        let mut changed = people.clone();
        let done = change(&mut changed)?;
        let folder = self.file.parent().filter(|folder| !folder.as_os_str().is_empty());
        let mut file = tempfile::NamedTempFile::new_in(folder.unwrap_or(std::path::Path::new(".")))?;
        file.as_file().set_permissions(Permissions::from_mode(0o600))?;
        file.write_all(&serde_json::to_vec_pretty(&changed).map_err(io::Error::other)?)?;
        file.as_file().sync_all()?;
        file.persist(&self.file).map_err(|error| error.error)?;
        *people = changed;
        Ok(done)
    }
}

fn sha256(token: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(token))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[test]
    fn an_invitation_is_good_once_and_for_three_days() {
        let folder = tempfile::tempdir().unwrap();
        let people = People::open(folder.path().join("people.json")).unwrap();
        let now = at("2026-01-01T09:00:00Z");
        let token = people.invite("anna", Role::Editor, now).unwrap();
        assert!(!people.has_anybody());
        assert!(people.accept(&token, "short", now).is_err());
        assert!(people.accept("other", "correct horse battery", now).is_err());
        assert!(people.accept(&token, "correct horse battery", at("2026-01-04T09:00:00Z")).is_err());
        let who = people.accept(&token, "correct horse battery", now).unwrap();
        assert_eq!((who.actor.as_str(), who.role), ("anna", Role::Editor));
        assert!(people.accept(&token, "correct horse battery", now).is_err());
        let again = People::open(folder.path().join("people.json")).unwrap();
        assert_eq!(again.known("Anna", "correct horse battery").map(|who| who.actor).as_deref(), Some("anna"));
        assert_eq!(again.known("anna", "correct horse"), None);
        assert_eq!(again.known("nobody", "correct horse battery"), None);
        let kept = fs::read_to_string(folder.path().join("people.json")).unwrap();
        assert!(!kept.contains("horse") && !kept.contains(&token), "{kept}");
        assert_eq!(fs::metadata(folder.path().join("people.json")).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn the_last_editor_stays() {
        let folder = tempfile::tempdir().unwrap();
        let people = People::open(folder.path().join("people.json")).unwrap();
        let now = at("2026-01-01T09:00:00Z");
        for (name, role) in [("anna", Role::Editor), ("ben", Role::Reporter)] {
            let token = people.invite(name, role, now).unwrap();
            people.accept(&token, "correct horse battery", now).unwrap();
        }
        assert!(people.remove("anna").is_err());
        people.remove("ben").unwrap();
        assert_eq!(people.all().len(), 1);
    }
}
