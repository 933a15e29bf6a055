/** What this service refers to: its own things, and its copies of others' (design §1, idea 4: ask the owner, keep a copy). */
package org.biotrail.kit.reference;
